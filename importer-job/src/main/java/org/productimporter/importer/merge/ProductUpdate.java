package org.productimporter.importer.merge;

import org.jspecify.annotations.Nullable;
import org.productimporter.importer.copy.Utf8Text;

/// The new values of a product.
///
/// @param page page of the row version that is replaced
/// @param place place of that row version in the page
/// @param version version of the product that is replaced
/// @param price in hundredths, or `CopyWriter.NO_PRICE`
/// @param attributes all attributes as JSON, or null for none; ignored in an import without attributes
record ProductUpdate(long page, int place, long id, long version, Utf8Text name, Utf8Text description, long price,
        boolean active, @Nullable Utf8Text attributes) {

    static ProductUpdate of(ExistingProduct product, Utf8Text name, Utf8Text description, long price, boolean active,
            @Nullable Utf8Text attributes) {
        return new ProductUpdate(product.page(), product.place(), product.id(), product.version(), name, description,
                price, active, attributes);
    }
}
