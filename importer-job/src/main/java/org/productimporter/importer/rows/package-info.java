/// Turns one CSV record into a product row or a rejection; pure functions, no I/O.
@NullMarked
package org.productimporter.importer.rows;

import org.jspecify.annotations.NullMarked;
