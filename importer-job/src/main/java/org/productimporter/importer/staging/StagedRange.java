package org.productimporter.importer.staging;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.rows.Row;
import org.productimporter.importer.rows.RowSink;
import org.productimporter.importer.rows.ValidRow;
import org.productimporter.model.text.Utf8Text;

/// The rows of one range, encoded in one block per bucket. Not thread-safe.
public final class StagedRange implements RowSink {

    private final int no;
    private final KeyRanges keys;
    private final @Nullable RowBlock[] blocks;
    private final List<ValidRow> withoutKey = new ArrayList<>();
    private final List<Row.Rejected> rejected = new ArrayList<>();

    /// @param no number of the range in the file
    /// @param keys key ranges of the buckets
    public StagedRange(int no, KeyRanges keys) {
        this.no = no;
        this.keys = keys;
        this.blocks = new RowBlock[keys.count()];
    }

    @Override
    public void accept(ValidRow row) {
        var key = AsciiSkuKey.of(row.sku());
        if (key == null) {
            withoutKey.add(row.copy());
        } else {
            add(row, key);
        }
    }

    @Override
    public void reject(Row.Rejected row) {
        rejected.add(row);
    }

    /// Adds a row with its SKU key.
    void add(ValidRow row, Utf8Text key) {
        int bucket = keys.of(key);
        var block = blocks[bucket];
        if (block == null) {
            block = new RowBlock();
            blocks[bucket] = block;
        }
        block.add(row, key);
    }

    int no() {
        return no;
    }

    /// Returns the block of each bucket, null for a bucket without rows.
    @Nullable
    RowBlock[] blocks() {
        return blocks;
    }

    /// Returns rows without bucket: their SKU is not ASCII, so the database computes their key.
    List<ValidRow> withoutKey() {
        return withoutKey;
    }

    /// Returns the rejected rows in file order.
    public List<Row.Rejected> rejected() {
        return rejected;
    }
}
