package org.productimporter.importer.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.productimporter.db.SqlFile;
import org.productimporter.db.changes.ChangeKind;
import org.productimporter.importer.changes.ChangeOrigin;
import org.productimporter.importer.ledger.ImportAttempt;
import org.productimporter.importer.preview.PreviewWriter;
import org.productimporter.importer.staging.Bucket;
import org.productimporter.importer.staging.StagedBucketReader;
import org.productimporter.importer.staging.StagedRows;
import org.productimporter.model.imports.ImportOptions.Missing;
import org.productimporter.model.text.Utf8Text;
import org.springframework.core.retry.RetryException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Merges one bucket of SKU keys from staging into the catalogue, or only stores what it would change.
/// Thread-safe; requires a transaction.
///
/// The worker sorts the rows of the bucket and reads the products of its key range in the same order, so that it decides
/// by a merge join and sends PostgreSQL only what changes. PostgreSQL remains the judge: the SKU key is unique, and an
/// update applies to the version that was read. REST clients or other imports can change the same products concurrently;
/// then the range is read and merged again ([ConflictRetry]).
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class BucketMerger {

    private record Merged(MergeCounts counts, @Nullable Long outboxId) {}

    /// Products read by range for each row. A key range with more products is rather searched by key.
    private static final int PRODUCTS_PER_ROW = 3;

    /// Products read by range in any case.
    private static final int FEW_PRODUCTS = 1_000;

    private final StagedBucketReader staged;
    private final CatalogueReader catalogue;
    private final MissingProducts missing;
    private final UnmergeableRowRejector rejector;
    private final ProductWriter writer;
    private final PreviewWriter preview;
    private final ConflictRetry retry;
    private final JdbcClient jdbc;
    private final String recordChanges = SqlFile.read(BucketMerger.class, "record-changes.sql");

    BucketMerger(StagedBucketReader staged, CatalogueReader catalogue, MissingProducts missing,
            UnmergeableRowRejector rejector, ProductWriter writer, PreviewWriter preview, ConflictRetry retry,
            JdbcClient jdbc) {
        this.staged = staged;
        this.catalogue = catalogue;
        this.missing = missing;
        this.rejector = rejector;
        this.writer = writer;
        this.preview = preview;
        this.retry = retry;
        this.jdbc = jdbc;
    }

    /// Merges the bucket and stores the rejections of its rows.
    public MergeCounts merge(ImportAttempt attempt, Bucket bucket, MergeOptions options) throws RetryException {
        var counts = MergeCounts.NONE;
        var outboxIds = new ArrayList<Long>();
        for (var part : staged.parts(bucket)) {
            var rows = staged.read(part);
            var merged = retry.run(isRetry -> merge(attempt, part, rows, options, isRetry));
            counts = counts.plus(merged.counts());
            if (merged.outboxId() != null) {
                outboxIds.add(merged.outboxId());
            }
        }
        if (!outboxIds.isEmpty()) {
            recordChanges(bucket, outboxIds);
        }
        return counts;
    }

    /// A retry locks the products, so that it is the last one.
    private Merged merge(ImportAttempt attempt, Bucket part, StagedRows rows, MergeOptions options, boolean isRetry) {
        var plan = plan(part, rows, options, isRetry);
        rejector.reject(attempt, plan.unmergeable());
        return new Merged(plan.counts(),
                writer.write(plan, options.attributes(), new ChangeOrigin(part.id(), part.no(), null)));
    }

    /// Stores what [#merge] would change, without changing a product.
    public MergeCounts preview(Bucket bucket, MergeOptions options) {
        var counts = MergeCounts.NONE;
        preview.clear(bucket);
        for (var part : staged.parts(bucket)) {
            var plan = plan(part, staged.read(part), options, false);
            preview.write(bucket, ChangeKind.CREATED, plan.created(options.attributes()));
            preview.write(bucket, ChangeKind.UPDATED, plan.updated(false));
            preview.write(bucket, ChangeKind.DEACTIVATED, plan.updated(true));
            counts = counts.plus(plan.counts());
        }
        return counts;
    }

    private MergePlan plan(Bucket part, StagedRows rows, MergeOptions options, boolean lock) {
        var readsAll = options.missing() == Missing.DEACTIVATE;
        var mentioned = readsAll ? missing.rejectedKeys(part) : Set.<Utf8Text>of();
        var planner = new MergePlanner(rows, options, mentioned::contains);
        var access = new CatalogueReader.Access(options.attributes(), lock);
        var limit = readsAll ? null : Long.valueOf((long) PRODUCTS_PER_ROW * rows.rows().size() + FEW_PRODUCTS);
        var count = catalogue.readRange(part, limit, access, planner::accept);
        if (limit != null && count == limit) {
            catalogue.readKeys(planner.remainingKeys(), access, planner::accept);
        }
        return planner.end();
    }

    /// Records the changes of this transaction, if an enabled webhook requests them.
    private void recordChanges(Bucket bucket, List<Long> outboxIds) {
        jdbc.sql(recordChanges)
                .param("import", bucket.id().value())
                .param("bucket", bucket.no())
                .param("outboxIds", outboxIds.toArray(Long[]::new))
                .update();
    }
}
