package org.productimporter.importer.merge;

import org.productimporter.db.changes.ProductDifference;
import org.productimporter.db.changes.ProductValues;

/// The new values of a product.
///
/// @param after its attributes are ignored in an import without attributes
/// @param isMissing whether the product is deactivated because the file does not mention it
record ProductUpdate(ExistingProduct product, ProductValues after, boolean isMissing) {

    /// Returns the new values together with those that they replace.
    ProductDifference difference() {
        return ProductDifference.updated(product.id(), product.version() + 1, product.changeId(), product.sku(),
                product.values(), after);
    }
}
