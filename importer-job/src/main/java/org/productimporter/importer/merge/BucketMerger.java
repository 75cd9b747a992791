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
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Merges one bucket of SKU keys from staging into the catalogue, or only counts what that would
/// do. Thread-safe; joins the caller's transaction.
///
/// Somebody may change the same products meanwhile, through REST or another import: the statement
/// then waits for them row by row, or fails with a conflict that the caller repeats (see
/// `ConflictRetry`).
@Transactional(propagation = Propagation.MANDATORY)
public class BucketMerger {

    /// A valid row whose product does not exist.
    public record UnknownProduct(long line, String sku) {}

    /// Products that are active, and those of them that the file does not mention.
    public record MissingProducts(long active, long missing) {}

    private final JdbcClient jdbc;
    private final String insert = SqlFile.read(BucketMerger.class, "insert-products.sql");
    private final String upsert = SqlFile.read(BucketMerger.class, "upsert-products.sql");
    private final String preview = SqlFile.read(BucketMerger.class, "preview-products.sql");
    private final String findUnknown = SqlFile.read(BucketMerger.class, "unknown-products.sql");
    private final String deactivateMissing = SqlFile.read(BucketMerger.class, "deactivate-missing.sql");
    private final String recordChanges = SqlFile.read(BucketMerger.class, "record-changes.sql");
    private final String countMissing = SqlFile.read(BucketMerger.class, "count-missing.sql");

    public BucketMerger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Merges the bucket.
    ///
    /// @param unknown what [#unknown] has just found
    /// @throws ConcurrencyFailureException when one of them has become known since, and may have
    ///     been merged
    public MergeCounts merge(Bucket bucket, MergeOptions rules, List<UnknownProduct> unknown) {
        prepare(bucket);
        var outboxIds = new ArrayList<Long>();
        var counts = rules.mode() != Mode.UPDATE_ONLY && isNewGround(bucket) ? insert(bucket, outboxIds)
                : upsert(bucket, rules, unknown.size(), outboxIds);
        requireStillUnknown(bucket, rules, unknown);
        if (rules.missing() == Missing.DEACTIVATE) {
            counts = counts.withDeactivated(deactivateMissing(bucket, outboxIds));
        }
        if (!outboxIds.isEmpty()) {
            recordChanges(bucket, outboxIds);
        }
        return counts;
    }

    /// Records the changes of this transaction, if a webhook requests them at this time.
    private void recordChanges(Bucket bucket, List<Long> outboxIds) {
        jdbc.sql(recordChanges)
                .param("import", bucket.id().value())
                .param("bucket", bucket.no())
                .param("outboxIds", outboxIds.toArray(Long[]::new))
                .update();
    }

    /// The row of `product_outbox` that a statement has appended, if it has changed products.
    private static void addOutboxId(ResultSet row, List<Long> outboxIds) throws SQLException {
        var id = row.getObject("outbox_id", Long.class);
        if (id != null) {
            outboxIds.add(id);
        }
    }

    /// Sorts of a bucket stay in memory (gains end at 64 MB), and PostgreSQL learns how many rows
    /// the bucket has. Without the latter it expects 200 and descends into the index of the
    /// catalogue for each of 40,000 rows, which takes twice as long. The smallest sample, 300
    /// rows, tells it enough and takes some 5 ms.
    private static final String PREPARE = """
            set local work_mem = '64MB';
            set local default_statistics_target = 1;
            analyze ${bucket} (sku)
            """;

    private void prepare(Bucket bucket) {
        jdbc.sql(tables(bucket).in(PREPARE, bucket.no())).update();
    }

    private void requireStillUnknown(Bucket bucket, MergeOptions rules, List<UnknownProduct> unknown) {
        if (!unknown(bucket, rules).equals(unknown)) {
            throw new ConcurrencyFailureException(
                    "Products of bucket %d of import %s came or went during its merge; it is merged again."
                            .formatted(bucket.no(), bucket.id()));
        }
    }

    /// Counts what [#merge] would do now, and changes nothing.
    public MergeCounts preview(Bucket bucket, MergeOptions rules) {
        prepare(bucket);
        var unknown = unknown(bucket, rules).size();
        return statement(preview, bucket, rules).query((row, _) -> counts(row, unknown)).single();
    }

    /// The rows that an `update_only` import has to reject; none for the other modes.
    public List<UnknownProduct> unknown(Bucket bucket, MergeOptions rules) {
        if (rules.mode() != Mode.UPDATE_ONLY) {
            return List.of();
        }
        return jdbc.sql(tables(bucket).in(findUnknown, bucket.no()))
                .query((row, _) -> new UnknownProduct(row.getLong("line"), row.getString("sku")))
                .list();
    }

    /// How many products `missing=deactivate` would deactivate, before any bucket is merged.
    public MissingProducts countMissing(StagingTableNames tables) {
        return jdbc.sql(tables.in(countMissing))
                .query((row, _) -> new MissingProducts(row.getLong("active"), row.getLong("missing")))
                .single();
    }

    /// The first key of the range, in the order of the index, because that is one step into it.
    /// Without the order PostgreSQL expects to meet a row soon and reads the whole table. Both
    /// bounds are plain comparisons: this text stays the same for all buckets, so it soon gets a
    /// generic plan, and one with `:keyFrom is null or …` in it reads the index from its start.
    /// With a growing catalogue either made each bucket of ten million rows slower than the one
    /// before.
    private static final String IS_NEW_GROUND = """
            select count(*) = 0
            from (
                select
                from product
                where sku_key >= :keyFrom
                ${below}
                order by sku_key
                limit 1) as first
            """;

    /// Whether the catalogue has nothing in the bucket's range of keys, as in a first import.
    private boolean isNewGround(Bucket bucket) {
        var below = bucket.keyTo() == null ? "" : "and sku_key < :keyTo";
        return jdbc.sql(IS_NEW_GROUND.replace("${below}", below))
                .param("keyFrom", Objects.requireNonNullElse(bucket.keyFrom(), ""))
                .param("keyTo", bucket.keyTo())
                .query(Boolean.class)
                .single();
    }

    /// The merge with nothing, a seventh faster than asking for each row. Somebody who inserts
    /// into the range meanwhile makes this a conflict, and after it the range is no new ground.
    private MergeCounts insert(Bucket bucket, List<Long> outboxIds) {
        var tables = tables(bucket);
        long inserted = jdbc.sql(tables.in(insert, bucket.no())).query((row, _) -> {
            addOutboxId(row, outboxIds);
            return row.getLong("inserted");
        }).single();
        long staged = jdbc.sql(tables.in("select count(*) from ${bucket}", bucket.no())).query(Long.class).single();
        return MergeCounts.of(staged, inserted, inserted, 0, 0);
    }

    private MergeCounts upsert(Bucket bucket, MergeOptions rules, int unknown, List<Long> outboxIds) {
        return statement(upsert, bucket, rules).query((row, _) -> {
            addOutboxId(row, outboxIds);
            return counts(row, unknown);
        }).single();
    }

    private StatementSpec statement(String sql, Bucket bucket, MergeOptions rules) {
        return jdbc.sql(tables(bucket).in(sql, bucket.no()))
                .params(bounds(bucket))
                .param("mayInsert", rules.mode() != Mode.UPDATE_ONLY)
                .param("mayUpdate", rules.mode() != Mode.INSERT_ONLY)
                .param("blankPriceClears", rules.blankPrice() == MergeOptions.BlankPrice.CLEARS);
    }

    private static MergeCounts counts(ResultSet row, int unknown) throws SQLException {
        return MergeCounts.of(row.getLong("staged"), row.getLong("winners"), row.getLong("inserted"),
                row.getLong("updated"), unknown);
    }

    private long deactivateMissing(Bucket bucket, List<Long> outboxIds) {
        return jdbc.sql(tables(bucket).in(deactivateMissing, bucket.no())).params(bounds(bucket)).query((row, _) -> {
            addOutboxId(row, outboxIds);
            return row.getLong("deactivated");
        }).single();
    }

    private static StagingTableNames tables(Bucket bucket) {
        return new StagingTableNames(bucket.id());
    }

    private static Map<String, Object> bounds(Bucket bucket) {
        var bounds = new HashMap<String, Object>();
        bounds.put("keyFrom", bucket.keyFrom());
        bounds.put("keyTo", bucket.keyTo());
        return bounds;
    }
}
