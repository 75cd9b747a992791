package org.productimporter.db.changes;

import org.jspecify.annotations.Nullable;
import org.productimporter.model.text.Utf8Text;

/// One change of one product.
///
/// @param productId 0 in a preview, if the product does not exist yet
/// @param version version of the product after the change, or its last one if it was deleted
/// @param previousChange ID of the block with the previous change of the product; 0 if none is known
/// @param sku in the spelling of the catalogue
/// @param fields bits of the fields that the difference contains, see [#contains]
/// @param before the values before the change; null if there were none, or if they are not recorded
/// @param after the values after the change; null if there are none, or if they are not recorded
public record ProductDifference(long productId, long version, long previousChange, Utf8Text sku, int fields,
        @Nullable ProductValues before, @Nullable ProductValues after) {

    /// Returns the change of a new product whose values the catalogue contains.
    public static ProductDifference created(long productId, Utf8Text sku) {
        return new ProductDifference(productId, 1, 0, sku, 0, null, null);
    }

    /// Returns what a preview says about a product that does not exist yet.
    public static ProductDifference toCreate(Utf8Text sku, ProductValues after) {
        return new ProductDifference(0, 1, 0, sku, DifferenceField.ALL, null, after);
    }

    /// Returns the change of an existing product.
    public static ProductDifference updated(long productId, long version, long previousChange, Utf8Text sku,
            ProductValues before, ProductValues after) {
        return new ProductDifference(productId, version, previousChange, sku, DifferenceField.differing(before, after),
                before, after);
    }

    /// Returns the deletion of a product.
    public static ProductDifference deleted(long productId, long version, long previousChange, Utf8Text sku,
            ProductValues before) {
        return new ProductDifference(productId, version, previousChange, sku, DifferenceField.ALL, before, null);
    }

    /// Returns whether the difference contains the values of this field.
    public boolean contains(DifferenceField field) {
        return (fields & field.bit()) != 0;
    }

    /// Returns the size of the change of the price, or [PriceChange#NONE].
    public double priceChange() {
        return before == null || after == null || !contains(DifferenceField.PRICE) ? PriceChange.NONE
                : PriceChange.size(before.price(), after.price());
    }
}
