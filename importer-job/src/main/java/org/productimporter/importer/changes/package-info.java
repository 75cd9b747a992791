/// Writes what imports change into the history of the products.
@NullMarked
package org.productimporter.importer.changes;

import org.jspecify.annotations.NullMarked;
