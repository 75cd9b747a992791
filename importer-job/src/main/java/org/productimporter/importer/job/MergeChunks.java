package org.productimporter.importer.job;

import java.util.function.Supplier;
import org.productimporter.importer.csv.Layout;
import org.productimporter.importer.ledger.Attempt;
import org.productimporter.importer.ledger.Chunk.Kind;
import org.productimporter.importer.ledger.Chunk;
import org.productimporter.importer.ledger.ChunkCounts;
import org.productimporter.importer.ledger.Claim;
import org.productimporter.importer.ledger.Ledger;
import org.productimporter.importer.ledger.Worker;
import org.productimporter.importer.merge.Bucket;
import org.productimporter.importer.merge.MergeBucket;
import org.productimporter.importer.merge.MergeCounts;
import org.productimporter.importer.merge.MergeRules.BlankPrice;
import org.productimporter.importer.merge.MergeRules;
import org.productimporter.importer.staging.Staging;
import org.productimporter.importer.workers.ChunkWork;
import org.productimporter.model.imports.ImportOptions.OnBlank;
import org.productimporter.model.product.ProductField;
import org.springframework.util.function.SingletonSupplier;

/// Merges the buckets of an import into the catalogue; for a preview only counts what that would
/// do.
final class MergeChunks implements ChunkWork<Chunk.Bucket> {

    private final Attempt attempt;
    private final Ledger ledger;
    private final Staging staging;
    private final MergeBucket mergeBucket;
    private final RejectUnknown rejectUnknown;
    private final RetryConflicts retryConflicts;
    private final SingletonSupplier<MergeRules> rules;

    MergeChunks(Attempt attempt, ImportParts parts, Supplier<Layout> layout) {
        this.attempt = attempt;
        this.ledger = parts.ledger();
        this.staging = parts.staging();
        this.mergeBucket = parts.mergeBucket();
        this.rejectUnknown = new RejectUnknown(attempt, parts, layout);
        this.retryConflicts = new RetryConflicts(parts.transactions());
        this.rules = SingletonSupplier.of(() -> rules(layout.get()));
    }

    /// Previews are merged from the day they are applied, so the kind is the attempt's.
    static Kind kind(Attempt attempt) {
        return attempt.options().preview() ? Kind.PREVIEW : Kind.MERGE;
    }

    @Override
    public Claim claim(Worker worker) {
        var claim = ledger.claim(attempt, kind(attempt), worker);
        if (claim instanceof Claim.Granted) {
            staging.requireIntact(attempt.id());
        }
        return claim;
    }

    @Override
    public Chunk.Bucket prepare(Chunk chunk) {
        return (Chunk.Bucket) chunk;
    }

    @Override
    public void write(Chunk.Bucket chunk, Worker worker) throws Exception {
        var bucket = new Bucket(attempt.id(), chunk.no(), chunk.keyFrom(), chunk.keyTo());
        var counts = retryConflicts.run(() -> mergeOrCount(bucket));
        ledger.done(attempt, chunk, worker, counts(counts));
    }

    private MergeCounts mergeOrCount(Bucket bucket) {
        var mergeRules = rules.obtain();
        if (attempt.options().preview()) {
            return mergeBucket.preview(bucket, mergeRules);
        }
        var unknown = mergeBucket.unknown(bucket, mergeRules);
        rejectUnknown.reject(unknown);
        return mergeBucket.merge(bucket, mergeRules, unknown);
    }

    private MergeRules rules(Layout layout) {
        var options = attempt.options();
        var clears = options.onBlank() == OnBlank.CLEAR && layout.column(ProductField.PRICE).isPresent();
        return new MergeRules(
                options.mode(), clears ? BlankPrice.CLEARS : BlankPrice.KEEPS, options.missing());
    }

    private static ChunkCounts counts(MergeCounts merged) {
        return new ChunkCounts(
                merged.staged(),
                0,
                merged.unknown(),
                merged.inserted(),
                merged.updated(),
                merged.unchanged(),
                merged.duplicate(),
                merged.deactivated());
    }
}
