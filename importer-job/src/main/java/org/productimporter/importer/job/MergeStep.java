package org.productimporter.importer.job;

import org.productimporter.importer.ledger.ChunkClaim;
import org.productimporter.importer.ledger.ChunkCounts;
import org.productimporter.importer.ledger.ChunkRepository;
import org.productimporter.importer.ledger.ImportAttempt;
import org.productimporter.importer.ledger.ImportChunk;
import org.productimporter.importer.ledger.ImportChunk.Kind;
import org.productimporter.importer.ledger.ImportProgressRepository;
import org.productimporter.importer.ledger.WorkerId;
import org.productimporter.importer.merge.BucketMerger;
import org.productimporter.importer.merge.MergeOptions;
import org.productimporter.importer.order.MergeTurnService;
import org.productimporter.importer.staging.Bucket;
import org.productimporter.importer.staging.StagingRepository;
import org.productimporter.importer.worker.ChunkHandler;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/// The third step: merges the buckets of an import into the catalogue. For a preview, only stores what would change.
@Component
final class MergeStep {

    private final MergePreconditions preconditions;
    private final ImportProgressRepository progress;
    private final ChunkRepository chunks;
    private final StagingRepository staging;
    private final BucketMerger merger;
    private final MergeTurnService turns;

    MergeStep(MergePreconditions preconditions, ImportProgressRepository progress, ChunkRepository chunks,
            StagingRepository staging, BucketMerger merger, MergeTurnService turns) {
        this.turns = turns;
        this.preconditions = preconditions;
        this.progress = progress;
        this.chunks = chunks;
        this.staging = staging;
        this.merger = merger;
    }

    /// A preview that is applied is merged, so the kind depends on the attempt.
    static Kind kind(ImportAttempt attempt) {
        return attempt.options().preview() ? Kind.PREVIEW : Kind.MERGE;
    }

    void begin(ImportAttempt attempt) {
        preconditions.check(attempt);
    }

    ChunkHandler<ImportChunk.Bucket> handler(ImportAttempt attempt) {
        return new BucketHandler(attempt);
    }

    private final class BucketHandler implements ChunkHandler<ImportChunk.Bucket> {

        private final ImportAttempt attempt;
        private final SingletonSupplier<MergeOptions> options;

        BucketHandler(ImportAttempt attempt) {
            this.attempt = attempt;
            this.options = SingletonSupplier
                    .of(() -> MergeOptions.of(attempt.options(), progress.requireLayout(attempt.id())));
        }

        @Override
        public int open() {
            return chunks.countOpen(attempt.id(), kind(attempt));
        }

        @Override
        public ChunkClaim claim(WorkerId worker) {
            if (kind(attempt) == Kind.MERGE && !turns.join(attempt)) {
                return new ChunkClaim.Revoked();
            }
            var claim = chunks.claim(attempt, kind(attempt), worker);
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
            var merged = attempt.options().preview() ? merger.preview(bucket, options.obtain())
                    : merger.merge(attempt, bucket, options.obtain());
            chunks.markDone(attempt, chunk, worker, new ChunkCounts(merged.staged(), 0, merged.unmergeable(),
                    merged.inserted(), merged.updated(), merged.unchanged(), merged.duplicate(), merged.deactivated()));
        }
    }
}
