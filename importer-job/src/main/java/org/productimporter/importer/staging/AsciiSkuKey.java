package org.productimporter.importer.staging;

import org.jspecify.annotations.Nullable;
import org.productimporter.importer.csv.Utf8Slice;
import org.productimporter.model.text.Utf8Text;

/// Computes the key of an ASCII SKU without a query: for ASCII, simple case folding equals lower case, and NFC changes
/// nothing. `product_key` in the database remains the judge: it computes the key of each product, which is unique;
/// `StagedRangeIT` compares both.
final class AsciiSkuKey {

    private AsciiSkuKey() {}

    /// Returns the key, or null if `sku` is not ASCII.
    static @Nullable Utf8Text of(Utf8Slice sku) {
        var key = new byte[sku.length()];
        for (int i = 0; i < key.length; i++) {
            byte c = sku.at(i);
            if (c < 0) {
                return null;
            }
            key[i] = c >= 'A' && c <= 'Z' ? (byte) (c + ('a' - 'A')) : c;
        }
        return Utf8Text.of(key);
    }
}
