package org.productimporter.importer.staging;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The key of a SKU that is plain ASCII, only to find its bucket without asking the database:
/// there simple case folding is nothing but lower case, and NFC changes nothing. The key that
/// counts is still made by `product_key` in the database, for every row; `StageRangeIT` compares
/// the two.
final class AsciiSkuKey {

    private AsciiSkuKey() {}

    /// The bytes of the key, or null when `sku` has other characters and the database has to say.
    static byte @Nullable [] of(String sku) {
        var key = sku.getBytes(StandardCharsets.UTF_8);
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
