/// Merges one bucket of SKU keys from staging into the catalogue.
@NullMarked
package org.productimporter.importer.merge;

import org.jspecify.annotations.NullMarked;
