package org.productimporter.importer.stage;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.rows.Row;

/// The rows of one range, encoded for COPY and sorted into buckets, ready to be written. Filled by
/// one thread, then read by one.
public final class StagedRange {

    private final KeyRanges keys;
    private final @Nullable CopyBuffer[] buckets;
    private final List<Row.Good> unsorted = new ArrayList<>();
    private final List<Row.Bad> rejected = new ArrayList<>();

    StagedRange(KeyRanges keys) {
        this.keys = keys;
        this.buckets = new CopyBuffer[keys.count()];
    }

    void add(Row row) {
        switch (row) {
            case Row.Bad bad -> rejected.add(bad);
            case Row.Good good -> {
                var key = AsciiKey.of(good.sku());
                if (key == null) {
                    unsorted.add(good);
                } else {
                    add(good, key);
                }
            }
        }
    }

    /// Adds a row whose key the database has made.
    void add(Row.Good row, byte[] key) {
        int no = keys.of(key);
        var bucket = buckets[no];
        if (bucket == null) {
            bucket = new CopyBuffer(no);
            buckets[no] = bucket;
        }
        bucket.add(row);
    }

    /// The buckets that have rows.
    List<CopyBuffer> filled() {
        var filled = new ArrayList<CopyBuffer>();
        for (var bucket : buckets) {
            if (bucket != null) {
                filled.add(bucket);
            }
        }
        return filled;
    }

    /// Rows whose SKU is not plain ASCII: only the database knows their bucket.
    List<Row.Good> unsorted() {
        return unsorted;
    }

    /// The rows that were rejected, in file order.
    public List<Row.Bad> rejected() {
        return rejected;
    }
}
