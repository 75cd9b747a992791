package org.productimporter.importer.staging;

import java.util.ArrayList;
import java.util.List;
import org.productimporter.importer.rows.Row;

/// The rows of one range, encoded for COPY. Not thread-safe.
public final class StagedRange {

    private final KeyRanges keys;
    private final CopyBuffer rows;
    private final List<Row.Valid> unassigned = new ArrayList<>();
    private final List<Row.Rejected> rejected = new ArrayList<>();

    /// @param keys key ranges of the buckets
    /// @param capacity size of the range in bytes, used to estimate the size of its rows
    public StagedRange(KeyRanges keys, int capacity) {
        this.keys = keys;
        this.rows = new CopyBuffer(capacity + capacity / 4);
    }

    public void add(Row row) {
        switch (row) {
            case Row.Rejected invalid -> rejected.add(invalid);
            case Row.Valid valid -> {
                var key = AsciiSkuKey.of(valid.sku());
                if (key == null) {
                    unassigned.add(valid);
                } else {
                    add(valid, key);
                }
            }
        }
    }

    /// Adds a row with its SKU key.
    void add(Row.Valid row, byte[] key) {
        rows.add(keys.of(key), row);
    }

    CopyBuffer rows() {
        return rows;
    }

    /// Returns rows without bucket: their SKU is not ASCII, so the database computes their key.
    List<Row.Valid> unassigned() {
        return unassigned;
    }

    /// Returns the rejected rows in file order.
    public List<Row.Rejected> rejected() {
        return rejected;
    }
}
