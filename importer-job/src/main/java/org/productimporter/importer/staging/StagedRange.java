package org.productimporter.importer.staging;

import java.util.ArrayList;
import java.util.List;
import org.productimporter.importer.rows.Row;

/// The rows of one range, encoded for COPY, ready to be written. Filled by one thread, then read
/// by one.
public final class StagedRange {

    private final KeyRanges keys;
    private final CopyBuffer rows;
    private final List<Row.Good> unsorted = new ArrayList<>();
    private final List<Row.Bad> rejected = new ArrayList<>();

    /// @param keys finds the bucket of a row
    /// @param capacity bytes of the range, from which the size of its rows is guessed
    public StagedRange(KeyRanges keys, int capacity) {
        this.keys = keys;
        this.rows = new CopyBuffer(capacity + capacity / 4);
    }

    public void add(Row row) {
        switch (row) {
            case Row.Bad bad -> rejected.add(bad);
            case Row.Good good -> {
                var key = AsciiSkuKey.of(good.sku());
                if (key == null) {
                    unsorted.add(good);
                } else {
                    add(good, key);
                }
            }
        }
    }

    /// Adds a row whose key is known.
    void add(Row.Good row, byte[] key) {
        rows.add(keys.of(key), row);
    }

    CopyBuffer rows() {
        return rows;
    }

    /// Rows whose SKU is not plain ASCII: only the database knows their key.
    List<Row.Good> unsorted() {
        return unsorted;
    }

    /// The rows that were rejected, in file order.
    public List<Row.Bad> rejected() {
        return rejected;
    }
}
