/// Decides which columns of a file are the fields of a product, and how its prices are written. Works on decoded cells.
@NullMarked
package org.productimporter.importer.mapping;

import org.jspecify.annotations.NullMarked;
