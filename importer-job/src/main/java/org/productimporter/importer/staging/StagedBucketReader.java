package org.productimporter.importer.staging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.ImporterProperties;
import org.productimporter.importer.copy.BinaryCopy;
import org.productimporter.model.text.Utf8Text;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads the rows of a bucket from staging, in the transaction of the caller. Thread-safe.
///
/// A bucket is expected to fit into memory. A larger one, because of an unrepresentative sample of the SKUs or a small
/// heap, is divided into parts that fit.
@Component
public final class StagedBucketReader {

    /// Part of the heap that the blocks of the buckets of all workers may take.
    private static final int HEAP_FRACTION = 8;

    private static final int SAMPLED_KEYS_PER_PART = 100;

    private final BinaryCopy copies;
    private final JdbcClient jdbc;
    private final long maxBytes;

    @Autowired
    StagedBucketReader(BinaryCopy copies, JdbcClient jdbc, ImporterProperties properties) {
        this(copies, jdbc, Runtime.getRuntime().maxMemory() / HEAP_FRACTION / properties.workerCount());
    }

    /// @param maxBytes largest size of a part, unless a single SKU exceeds it
    StagedBucketReader(BinaryCopy copies, JdbcClient jdbc, long maxBytes) {
        this.copies = copies;
        this.jdbc = jdbc;
        this.maxBytes = maxBytes;
    }

    private static final String BYTES = "select coalesce(sum(octet_length(rows)), 0) from ${rows} where bucket = :no";

    /// Divides the bucket into parts that fit into memory: disjoint key ranges in ascending order. Usually the bucket
    /// itself.
    public List<Bucket> parts(Bucket bucket) {
        long bytes = jdbc.sql(new StagingTableNames(bucket.id()).in(BYTES))
                .param("no", bucket.no())
                .query(Long.class)
                .single();
        int count = Math.toIntExact(Math.ceilDiv(bytes, maxBytes));
        return count <= 1 ? List.of(bucket) : parts(bucket, borders(bucket, count, bytes));
    }

    private static List<Bucket> parts(Bucket bucket, List<String> borders) {
        var parts = new ArrayList<Bucket>();
        var from = bucket.keyFrom();
        for (var border : borders) {
            parts.add(new Bucket(bucket.id(), bucket.no(), from, border));
            from = border;
        }
        parts.add(new Bucket(bucket.id(), bucket.no(), from, bucket.keyTo()));
        return parts;
    }

    /// Samples keys at equal distances in bytes.
    private List<String> borders(Bucket bucket, int count, long bytes) {
        var step = bytes / ((long) count * SAMPLED_KEYS_PER_PART) + 1;
        var keys = new ArrayList<String>();
        var passed = new long[1];
        readBlocks(bucket, block -> {
            for (var row : block) {
                passed[0] += row.size();
                if (passed[0] > keys.size() * step) {
                    keys.add(row.key().toString());
                }
            }
        });
        keys.sort(Comparator.comparing(Utf8Text::of));
        var borders = new ArrayList<String>();
        for (int no = 1; no < count; no++) {
            borders.add(keys.get((int) ((long) no * keys.size() / count)));
        }
        var first = keys.getFirst();
        return borders.stream().distinct().filter(border -> !border.equals(first)).toList();
    }

    /// Reads the rows of a part, sorted by key and line.
    public StagedRows read(Bucket part) {
        var rows = new StagedRows.Collector(maxBytes);
        var from = utf8(part.keyFrom());
        var to = utf8(part.keyTo());
        readBlocks(part, block -> {
            var inside = block.stream().filter(row -> isBetween(row.key(), from, to)).toList();
            rows.add(inside.size() == block.size() ? block : copyOf(inside));
        });
        return rows.toRows();
    }

    /// Copies rows, so that the rest of their block can be freed.
    private static List<StagedRow> copyOf(List<StagedRow> rows) {
        var block = new RowBlock();
        rows.forEach(block::add);
        return StagedRow.rowsOf(block.bytes(), 0, block.length());
    }

    private static @Nullable Utf8Text utf8(@Nullable String text) {
        return text == null ? null : Utf8Text.of(text);
    }

    private static boolean isBetween(Utf8Text key, @Nullable Utf8Text from, @Nullable Utf8Text to) {
        return (from == null || key.compareTo(from) >= 0) && (to == null || key.compareTo(to) < 0);
    }

    private static final String BLOCKS =
            "copy (select rows from ${rows} where bucket = ${no} order by range_no) to stdout (format binary)";

    private void readBlocks(Bucket bucket, Consumer<List<StagedRow>> consumer) {
        var sql = new StagingTableNames(bucket.id()).in(BLOCKS).replace("${no}", Integer.toString(bucket.no()));
        copies.read(sql, row -> {
            var block = row.text();
            consumer.accept(StagedRow.rowsOf(block.bytes(), block.from(), block.to()));
        });
    }
}
