package org.productimporter.importer.job;

import java.util.function.Supplier;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.importer.ledger.ChunkClaim;
import org.productimporter.importer.ledger.ChunkCounts;
import org.productimporter.importer.ledger.ChunkRepository;
import org.productimporter.importer.ledger.ImportAttempt;
import org.productimporter.importer.ledger.ImportChunk;
import org.productimporter.importer.ledger.ImportChunk.Kind;
import org.productimporter.importer.ledger.WorkerId;
import org.productimporter.importer.merge.Bucket;
import org.productimporter.importer.merge.BucketMerger;
import org.productimporter.importer.merge.MergeCounts;
import org.productimporter.importer.merge.MergeOptions;
import org.productimporter.importer.merge.MergeOptions.BlankPrice;
import org.productimporter.importer.staging.StagingRepository;
import org.productimporter.importer.worker.ChunkHandler;
import org.productimporter.model.imports.ImportOptions.OnBlank;
import org.productimporter.model.product.ProductField;
import org.springframework.util.function.SingletonSupplier;

/// Merges the buckets of an import into the catalogue; for a preview only counts what that would
/// do.
final class MergeChunkHandler implements ChunkHandler<ImportChunk.Bucket> {

    private final ImportAttempt attempt;
    private final ChunkRepository ledger;
    private final StagingRepository staging;
    private final BucketMerger mergeBucket;
    private final UnknownProductRejector rejectUnknown;
    private final ConflictRetry retryConflicts;
    private final SingletonSupplier<MergeOptions> rules;

    MergeChunkHandler(ImportAttempt attempt, ImportParts parts, Supplier<CsvLayout> layout) {
        this.attempt = attempt;
        this.ledger = parts.ledger();
        this.staging = parts.staging();
        this.mergeBucket = parts.mergeBucket();
        this.rejectUnknown = new UnknownProductRejector(attempt, parts, layout);
        this.retryConflicts = new ConflictRetry(parts.transactions());
        this.rules = SingletonSupplier.of(() -> rules(layout.get()));
    }

    /// Previews are merged from the day they are applied, so the kind is the attempt's.
    static Kind kind(ImportAttempt attempt) {
        return attempt.options().preview() ? Kind.PREVIEW : Kind.MERGE;
    }

    @Override
    public ChunkClaim claim(WorkerId worker) {
        var claim = ledger.claim(attempt, kind(attempt), worker);
        if (claim instanceof ChunkClaim.Granted) {
            staging.requireIntact(attempt.id());
        }
        return claim;
    }

    @Override
    public ImportChunk.Bucket prepare(ImportChunk chunk) {
        return (ImportChunk.Bucket) chunk;
    }

    @Override
    public void write(ImportChunk.Bucket chunk, WorkerId worker) throws Exception {
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

    private MergeOptions rules(CsvLayout layout) {
        var options = attempt.options();
        var clears = options.onBlank() == OnBlank.CLEAR && layout.column(ProductField.PRICE).isPresent();
        return new MergeOptions(options.mode(), clears ? BlankPrice.CLEARS : BlankPrice.KEEPS, options.missing());
    }

    private static ChunkCounts counts(MergeCounts merged) {
        return new ChunkCounts(merged.staged(), 0, merged.unknown(), merged.inserted(), merged.updated(),
                merged.unchanged(), merged.duplicate(), merged.deactivated());
    }
}
