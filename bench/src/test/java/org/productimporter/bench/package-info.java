/// Tests of the generated sample file.
@NullMarked
package org.productimporter.bench;

import org.jspecify.annotations.NullMarked;
