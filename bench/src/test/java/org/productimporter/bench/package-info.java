/// Tests of what the bench computes itself.
@NullMarked
package org.productimporter.bench;

import org.jspecify.annotations.NullMarked;
