package org.productimporter.importer.job;

import java.nio.file.Path;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.importer.ledger.ChunkClaim;
import org.productimporter.importer.ledger.ChunkCounts;
import org.productimporter.importer.ledger.ChunkPlanRepository;
import org.productimporter.importer.ledger.ChunkRepository;
import org.productimporter.importer.ledger.ImportAttempt;
import org.productimporter.importer.ledger.ImportChunk;
import org.productimporter.importer.ledger.ImportProgressRepository;
import org.productimporter.importer.ledger.RejectionRepository;
import org.productimporter.importer.ledger.WorkerId;
import org.productimporter.importer.normal.NormalForms;
import org.productimporter.importer.rows.RangeParser;
import org.productimporter.importer.rows.RowOptions;
import org.productimporter.importer.rows.RowTotals;
import org.productimporter.importer.split.FileLimits;
import org.productimporter.importer.split.RangeReader;
import org.productimporter.importer.staging.KeyRanges;
import org.productimporter.importer.staging.RangeCopier;
import org.productimporter.importer.staging.StagedRange;
import org.productimporter.importer.staging.StagingRepository;
import org.productimporter.importer.worker.ChunkHandler;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/// The second step: parses the ranges of a file, copies valid rows into staging and stores rejections.
@Component
final class StageStep {

    /// A parsed range.
    private record ParsedRange(ImportChunk.Range chunk, StagedRange rows, RowTotals totals) {}

    /// Size of the part of an oversized record that is kept.
    private static final int HEAD_BYTES = 64 << 10;

    private final FileLimits limits;
    private final NormalForms normalForms;
    private final ImportProgressRepository progress;
    private final ChunkPlanRepository plan;
    private final ChunkRepository chunks;
    private final StagingRepository staging;
    private final RangeCopier copier;
    private final RejectionRepository rejections;

    StageStep(FileLimits limits, NormalForms normalForms, ImportProgressRepository progress, ChunkPlanRepository plan,
            ChunkRepository chunks, StagingRepository staging, RangeCopier copier, RejectionRepository rejections) {
        this.limits = limits;
        this.normalForms = normalForms;
        this.progress = progress;
        this.plan = plan;
        this.chunks = chunks;
        this.staging = staging;
        this.copier = copier;
        this.rejections = rejections;
    }

    ChunkHandler<?> handler(ImportAttempt attempt) {
        return new RangeHandler(attempt);
    }

    /// Reads layout and plan with the first range, because the file is not inspected before.
    private final class RangeHandler implements ChunkHandler<ParsedRange> {

        private final ImportAttempt attempt;
        private final SingletonSupplier<CsvLayout> layout;
        private final SingletonSupplier<RangeParser> parser;
        private final SingletonSupplier<KeyRanges> keys;

        RangeHandler(ImportAttempt attempt) {
            this.attempt = attempt;
            this.layout = SingletonSupplier.of(() -> progress.requireLayout(attempt.id()));
            this.parser =
                    SingletonSupplier.of(() -> new RangeParser(layout.obtain(), RowOptions.of(attempt.options())));
            this.keys = SingletonSupplier.of(() -> new KeyRanges(plan.borders(attempt.id())));
        }

        @Override
        public int open() {
            return chunks.countOpen(attempt.id(), ImportChunk.Kind.STAGE);
        }

        @Override
        public ChunkClaim claim(WorkerId worker) {
            var claim = chunks.claim(attempt, ImportChunk.Kind.STAGE, worker);
            if (claim instanceof ChunkClaim.Granted) {
                staging.requireIntact(attempt.id());
            }
            return claim;
        }

        @Override
        public ParsedRange prepare(ImportChunk chunk) throws Exception {
            var range = (ImportChunk.Range) chunk;
            return range.range().bytes() > (long) limits.rangeBytes() + limits.maxRecordBytes() ? oversized(range)
                    : parse(range);
        }

        private Path file() {
            return normalForms.rowsOf(attempt.id(), attempt.file(), layout.obtain());
        }

        private ParsedRange parse(ImportChunk.Range chunk) throws Exception {
            var bytes = RangeReader.read(file(), chunk.range());
            var rows = new StagedRange(chunk.no(), keys.obtain());
            var totals = parser.obtain().parse(chunk.range().firstLine(), bytes, rows);
            return new ParsedRange(chunk, rows, totals);
        }

        private ParsedRange oversized(ImportChunk.Range chunk) throws Exception {
            var range = chunk.range();
            var head = RangeReader.head(file(), range, HEAD_BYTES);
            var rows = new StagedRange(chunk.no(), keys.obtain());
            rows.reject(parser.obtain().oversized(range.firstLine(), head, range.bytes()));
            return new ParsedRange(chunk, rows, new RowTotals(1, 0, 1));
        }

        @Override
        public void write(ParsedRange parsed, WorkerId worker) throws Exception {
            var totals = parsed.totals();
            copier.copy(attempt.id(), parsed.rows(), attempt.options().missing());
            rejections.add(attempt.id(), parsed.chunk().no(), parsed.rows().rejected());
            chunks.markDone(attempt, parsed.chunk(), worker,
                    ChunkCounts.staged(totals.read(), totals.blank(), totals.rejected()));
        }
    }
}
