/// Steps in which several workers share the chunks of a phase.
@NullMarked
package org.productimporter.importer.worker;

import org.jspecify.annotations.NullMarked;
