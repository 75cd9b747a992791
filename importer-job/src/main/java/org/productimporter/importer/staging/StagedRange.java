package org.productimporter.importer.staging;

import java.util.ArrayList;
import java.util.List;
import org.productimporter.importer.rows.Row;
import org.productimporter.importer.rows.RowSink;
import org.productimporter.importer.rows.ValidRow;

/// The rows of one range, encoded for COPY. Not thread-safe.
public final class StagedRange implements RowSink {

    private final KeyRanges keys;
    private final CopyBuffer rows;
    private final List<ValidRow> unassigned = new ArrayList<>();
    private final List<Row.Rejected> rejected = new ArrayList<>();

    /// @param keys key ranges of the buckets
    /// @param capacity size of the range in bytes, used to estimate the size of its rows
    public StagedRange(KeyRanges keys, int capacity) {
        this.keys = keys;
        this.rows = new CopyBuffer(capacity + capacity / 4);
    }

    @Override
    public void accept(ValidRow row) {
        var key = AsciiSkuKey.of(row.sku());
        if (key == null) {
            unassigned.add(row.copy());
        } else {
            add(row, key);
        }
    }

    @Override
    public void reject(Row.Rejected row) {
        rejected.add(row);
    }

    /// Adds a row with its SKU key.
    void add(ValidRow row, byte[] key) {
        rows.add(keys.of(key), row);
    }

    CopyBuffer rows() {
        return rows;
    }

    /// Returns rows without bucket: their SKU is not ASCII, so the database computes their key.
    List<ValidRow> unassigned() {
        return unassigned;
    }

    /// Returns the rejected rows in file order.
    public List<Row.Rejected> rejected() {
        return rejected;
    }
}
