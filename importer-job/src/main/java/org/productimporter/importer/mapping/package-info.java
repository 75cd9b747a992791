/// Decides by names and values which columns are the fields of a product, and how its prices are written.
@NullMarked
package org.productimporter.importer.mapping;

import org.jspecify.annotations.NullMarked;
