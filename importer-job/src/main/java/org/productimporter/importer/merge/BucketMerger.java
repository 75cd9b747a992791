package org.productimporter.importer.merge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.productimporter.db.SqlFile;
import org.productimporter.importer.staging.StagingTableNames;
import org.productimporter.model.imports.ImportOptions.Missing;
import org.productimporter.model.imports.ImportOptions.Mode;
import org.productimporter.model.product.RejectionCode;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Merges one bucket of SKU keys from staging into the catalogue, or only counts the effect.
/// Thread-safe; requires a transaction.
///
/// REST clients or other imports can change the same products concurrently. The statement then waits
/// for their row locks or fails with a conflict; the caller retries it with [ConflictRetry].
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class BucketMerger {

    /// A valid row that cannot be merged, because of what the catalogue contains.
    ///
    /// @param code [RejectionCode#UNKNOWN_SKU], [RejectionCode#MISSING_NAME] or, for attributes that exceed the limits
    ///     together with those of the product, [RejectionCode#TOO_LONG]
    public record UnmergeableRow(long line, String sku, RejectionCode code) {}

    /// The number of active products, and of those that the file does not contain.
    public record MissingProducts(long active, long missing) {}

    private final JdbcClient jdbc;
    private final UnmergeableRowFinder unmergeableRows;
    private final MergeStatements withoutAttributes = MergeStatements.withoutAttributes();
    private final MergeStatements withAttributes = MergeStatements.withAttributes();
    private final String deactivateMissing = SqlFile.read(BucketMerger.class, "deactivate-missing.sql");
    private final String recordChanges = SqlFile.read(BucketMerger.class, "record-changes.sql");
    private final String countMissing = SqlFile.read(BucketMerger.class, "count-missing.sql");

    BucketMerger(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.unmergeableRows = new UnmergeableRowFinder(jdbc);
    }

    /// Merges the bucket.
    ///
    /// @param unmergeable the result of [#unmergeable]
    /// @throws ConcurrencyFailureException if the result has changed since
    public MergeCounts merge(Bucket bucket, MergeOptions options, List<UnmergeableRow> unmergeable) {
        var nameless = UnmergeableRowFinder.nameless(unmergeable);
        delete(bucket, nameless);
        prepare(bucket);
        var outboxIds = new ArrayList<Long>();
        var counts = options.mode() != Mode.UPDATE_ONLY && isKeyRangeEmpty(bucket) ? insert(bucket, options, outboxIds)
                : upsert(bucket, options, unmergeable.size() - nameless.length, outboxIds);
        requireStillUnmergeable(bucket, options, unmergeable);
        counts = counts.withRejected(nameless.length);
        if (options.missing() == Missing.DEACTIVATE) {
            counts = counts.withDeactivated(deactivateMissing(bucket, outboxIds));
        }
        if (!outboxIds.isEmpty()) {
            recordChanges(bucket, outboxIds);
        }
        return counts;
    }

    /// Records the changes of this transaction, if an enabled webhook requests them.
    private void recordChanges(Bucket bucket, List<Long> outboxIds) {
        jdbc.sql(recordChanges)
                .param("import", bucket.id().value())
                .param("bucket", bucket.no())
                .param("outboxIds", outboxIds.toArray(Long[]::new))
                .update();
    }

    /// Adds the row of `product_outbox` that a statement has appended, if it has changed products.
    private static void addOutboxId(ResultSet row, List<Long> outboxIds) throws SQLException {
        var id = row.getObject("outbox_id", Long.class);
        if (id != null) {
            outboxIds.add(id);
        }
    }

    /// Sorts a bucket in memory (more than 64 MB gain nothing) and tells PostgreSQL the number of its
    /// rows. Without statistics, PostgreSQL expects 200 rows and searches the index of the catalogue for
    /// each of 40,000 rows, which takes twice as long. The smallest sample, 300 rows, suffices and takes
    /// about 5 ms.
    private static final String PREPARE = """
            set local work_mem = '64MB';
            set local default_statistics_target = 1;
            analyze ${bucket} (sku)
            """;

    private void prepare(Bucket bucket) {
        jdbc.sql(tables(bucket).in(PREPARE, bucket.no())).update();
    }

    private void requireStillUnmergeable(Bucket bucket, MergeOptions options, List<UnmergeableRow> unmergeable) {
        var winners = unmergeable.stream().filter(row -> row.code() != RejectionCode.MISSING_NAME).toList();
        if (!unmergeableRows.winners(bucket, options).equals(winners)) {
            throw new ConcurrencyFailureException(
                    "Products of bucket %d of import %s were changed during its merge; it is merged again."
                            .formatted(bucket.no(), bucket.id()));
        }
    }

    /// Counts the effect of [#merge] without changing anything.
    public MergeCounts preview(Bucket bucket, MergeOptions options) {
        prepare(bucket);
        var unmergeable = unmergeable(bucket, options);
        var nameless = UnmergeableRowFinder.nameless(unmergeable);
        return statement(statements(options).preview(), bucket, options).param("nameless", nameless)
                .query((row, _) -> MergeCounts.of(row.getLong("staged") - nameless.length, row.getLong("winners"),
                        row.getLong("inserted"), row.getLong("updated"), unmergeable.size() - nameless.length))
                .single()
                .withRejected(nameless.length);
    }

    /// Deletes rejected rows from staging, in the transaction that stores their rejections.
    private void delete(Bucket bucket, Long[] lines) {
        if (lines.length > 0) {
            jdbc.sql(tables(bucket).in("delete from ${bucket} where line = any (:lines)", bucket.no()))
                    .param("lines", lines)
                    .update();
        }
    }

    /// Returns the rows that the merge rejects, sorted by line: those without a product in an `update_only` import, those
    /// without a name in other imports, and those whose attributes exceed the limits of their product.
    public List<UnmergeableRow> unmergeable(Bucket bucket, MergeOptions options) {
        return unmergeableRows.find(bucket, options);
    }

    /// Counts the products that `missing=deactivate` would deactivate, before any bucket is merged.
    public MissingProducts countMissing(StagingTableNames tables) {
        return jdbc.sql(tables.in(countMissing))
                .query((row, _) -> new MissingProducts(row.getLong("active"), row.getLong("missing")))
                .single();
    }

    /// Reads the first key of the range in the order of the index, which is one index descent. Without
    /// the order, PostgreSQL expects to find a row soon and reads the whole table. Both bounds are plain
    /// comparisons, because the statement soon gets a generic plan, and one with `:keyFrom is null or …`
    /// reads the index from its start. In a growing catalogue, either made each bucket of ten million
    /// rows slower than the previous one.
    private static final String IS_KEY_RANGE_EMPTY = """
            select count(*) = 0
            from (
                select
                from product
                where sku_key >= :keyFrom
                ${below}
                order by sku_key
                limit 1) as first
            """;

    /// Returns whether the catalogue has no product in the key range of the bucket, as in a first import.
    private boolean isKeyRangeEmpty(Bucket bucket) {
        var below = bucket.keyTo() == null ? "" : "and sku_key < :keyTo";
        return jdbc.sql(IS_KEY_RANGE_EMPTY.replace("${below}", below))
                .param("keyFrom", Objects.requireNonNullElse(bucket.keyFrom(), ""))
                .param("keyTo", bucket.keyTo())
                .query(Boolean.class)
                .single();
    }

    /// Inserts into an empty key range, which takes a seventh less time than a merge. A concurrent
    /// insert into the range is a conflict; the retry finds the range not empty.
    private MergeCounts insert(Bucket bucket, MergeOptions options, List<Long> outboxIds) {
        var tables = tables(bucket);
        long inserted = statement(statements(options).insert(), bucket, options).query((row, _) -> {
            addOutboxId(row, outboxIds);
            return row.getLong("inserted");
        }).single();
        long staged = jdbc.sql(tables.in("select count(*) from ${bucket}", bucket.no())).query(Long.class).single();
        return MergeCounts.of(staged, inserted, inserted, 0, 0);
    }

    private MergeCounts upsert(Bucket bucket, MergeOptions options, int rejected, List<Long> outboxIds) {
        return statement(statements(options).upsert(), bucket, options).query((row, _) -> {
            addOutboxId(row, outboxIds);
            return counts(row, rejected);
        }).single();
    }

    private MergeStatements statements(MergeOptions options) {
        return options.attributes() ? withAttributes : withoutAttributes;
    }

    private StatementSpec statement(String sql, Bucket bucket, MergeOptions options) {
        return jdbc.sql(tables(bucket).in(sql, bucket.no()))
                .params(bounds(bucket))
                .param("mayInsert", options.mode() != Mode.UPDATE_ONLY)
                .param("mayUpdate", options.mode() != Mode.INSERT_ONLY)
                .param("namesBySku", options.namesBySku())
                .param("blankPriceClears", options.blankPriceClears());
    }

    private static MergeCounts counts(ResultSet row, int rejected) throws SQLException {
        return MergeCounts.of(row.getLong("staged"), row.getLong("winners"), row.getLong("inserted"),
                row.getLong("updated"), rejected);
    }

    private long deactivateMissing(Bucket bucket, List<Long> outboxIds) {
        return jdbc.sql(tables(bucket).in(deactivateMissing, bucket.no())).params(bounds(bucket)).query((row, _) -> {
            addOutboxId(row, outboxIds);
            return row.getLong("deactivated");
        }).single();
    }

    static StagingTableNames tables(Bucket bucket) {
        return new StagingTableNames(bucket.id());
    }

    static Map<String, Object> bounds(Bucket bucket) {
        var bounds = new HashMap<String, Object>();
        bounds.put("keyFrom", bucket.keyFrom());
        bounds.put("keyTo", bucket.keyTo());
        return bounds;
    }
}
