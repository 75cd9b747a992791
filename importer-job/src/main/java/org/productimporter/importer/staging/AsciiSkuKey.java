package org.productimporter.importer.staging;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.csv.Utf8Slice;

/// Computes the key of an ASCII SKU, to find its bucket without a query: for ASCII, simple case folding
/// equals lower case, and NFC changes nothing. `product_key` in the database still computes the key of
/// every row; `CopyBufferIT` compares both.
final class AsciiSkuKey {

    private AsciiSkuKey() {}

    /// Returns the bytes of the key, or null if `sku` is not ASCII.
    static byte @Nullable [] of(Utf8Slice sku) {
        var key = Arrays.copyOfRange(sku.bytes(), sku.from(), sku.from() + sku.length());
        for (int i = 0; i < key.length; i++) {
            byte c = key[i];
            if (c < 0) {
                return null;
            }
            if (c >= 'A' && c <= 'Z') {
                key[i] = (byte) (c + ('a' - 'A'));
            }
        }
        return key;
    }
}
