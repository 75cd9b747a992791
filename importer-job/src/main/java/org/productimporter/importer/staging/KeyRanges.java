package org.productimporter.importer.staging;

import java.util.List;
import org.productimporter.model.text.Utf8Text;

/// Disjoint ranges of SKU keys that cover all keys; finds the range (bucket) of a key. Immutable.
///
/// Ranges instead of hashes, so that a bucket touches only its part of the index of the catalogue:
/// each page is read, changed and logged once per import instead of once per bucket.
public final class KeyRanges {

    private final List<Utf8Text> borders;

    /// @param borders first keys of all ranges except the first one, in ascending byte order
    public KeyRanges(List<String> borders) {
        this.borders = borders.stream().map(Utf8Text::of).toList();
    }

    int count() {
        return borders.size() + 1;
    }

    /// Returns the number of the range that contains `key`, from 0.
    int of(Utf8Text key) {
        int low = 0;
        int high = borders.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (key.compareTo(borders.get(middle)) < 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
