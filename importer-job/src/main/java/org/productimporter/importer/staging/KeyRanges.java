package org.productimporter.importer.staging;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Disjoint ranges of SKU keys that cover all keys; finds the range (bucket) of a key. Immutable.
///
/// Ranges instead of hashes, so that a bucket touches only its part of the index of the catalogue:
/// each page is read, changed and logged once per import instead of once per bucket.
public final class KeyRanges {

    private final byte[][] borders;

    /// @param borders first keys of all ranges except the first one, in ascending byte order
    public KeyRanges(List<String> borders) {
        this.borders = borders.stream().map(border -> border.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    }

    int count() {
        return borders.length + 1;
    }

    /// Returns the number of the range that contains `key`, from 0.
    int of(byte[] key) {
        int low = 0;
        int high = borders.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Arrays.compareUnsigned(key, borders[middle]) < 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
