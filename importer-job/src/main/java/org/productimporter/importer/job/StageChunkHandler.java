package org.productimporter.importer.job;

import java.util.function.Supplier;
import org.productimporter.importer.ledger.ChunkClaim;
import org.productimporter.importer.ledger.ChunkCounts;
import org.productimporter.importer.ledger.ChunkRepository;
import org.productimporter.importer.ledger.ImportAttempt;
import org.productimporter.importer.ledger.ImportChunk;
import org.productimporter.importer.ledger.RejectionRepository;
import org.productimporter.importer.ledger.RejectionRepository.Rejection;
import org.productimporter.importer.ledger.WorkerId;
import org.productimporter.importer.rows.RangeParser;
import org.productimporter.importer.rows.Row;
import org.productimporter.importer.rows.RowTotals;
import org.productimporter.importer.split.FileLimits;
import org.productimporter.importer.split.RangeReader;
import org.productimporter.importer.staging.KeyRanges;
import org.productimporter.importer.staging.RangeCopier;
import org.productimporter.importer.staging.StagedRange;
import org.productimporter.importer.staging.StagingRepository;
import org.productimporter.importer.worker.ChunkHandler;
import org.springframework.util.function.SingletonSupplier;

/// Stages the ranges of a file: reads and parses one, copies its good rows into staging, keeps
/// its bad ones as rejections.
final class StageChunkHandler implements ChunkHandler<StageChunkHandler.Prepared> {

    /// A parsed range.
    record Prepared(ImportChunk.Range chunk, StagedRange rows, RowTotals totals) {}

    /// So much of an oversized record is kept for people to recognise it.
    private static final int HEAD_BYTES = 64 << 10;

    private final ImportAttempt attempt;
    private final ChunkRepository ledger;
    private final StagingRepository staging;
    private final RejectionRepository rejections;
    private final RangeCopier copyRange;
    private final FileLimits limits;
    private final SingletonSupplier<RangeParser> parser;
    private final SingletonSupplier<KeyRanges> keys;

    /// @param parser made when the first range is parsed, for only then the file is inspected
    /// @param keys likewise
    StageChunkHandler(ImportAttempt attempt, ImportParts parts, Supplier<RangeParser> parser,
            Supplier<KeyRanges> keys) {
        this.attempt = attempt;
        this.ledger = parts.ledger();
        this.staging = parts.staging();
        this.rejections = parts.rejections();
        this.copyRange = parts.copyRange();
        this.limits = parts.limits();
        this.parser = SingletonSupplier.of(parser);
        this.keys = SingletonSupplier.of(keys);
    }

    @Override
    public ChunkClaim claim(WorkerId worker) {
        var claim = ledger.claim(attempt, ImportChunk.Kind.STAGE, worker);
        if (claim instanceof ChunkClaim.Granted) {
            staging.requireIntact(attempt.id());
        }
        return claim;
    }

    @Override
    public Prepared prepare(ImportChunk chunk) throws Exception {
        var staged = (ImportChunk.Range) chunk;
        return staged.range().bytes() > (long) limits.rangeBytes() + limits.maxRecordBytes() ? oversized(staged)
                : parsed(staged);
    }

    private Prepared parsed(ImportChunk.Range chunk) throws Exception {
        var bytes = RangeReader.read(attempt.file().path(), chunk.range());
        var rows = new StagedRange(keys.obtain(), bytes.length);
        var totals = parser.obtain().parse(chunk.range().firstLine(), bytes, rows::add);
        return new Prepared(chunk, rows, totals);
    }

    private Prepared oversized(ImportChunk.Range chunk) throws Exception {
        var range = chunk.range();
        var head = RangeReader.head(attempt.file().path(), range, HEAD_BYTES);
        var rows = new StagedRange(keys.obtain(), 0);
        rows.add(parser.obtain().oversized(range.firstLine(), head, range.bytes()));
        return new Prepared(chunk, rows, new RowTotals(1, 0, 1));
    }

    @Override
    public void write(Prepared prepared, WorkerId worker) throws Exception {
        var rejected = prepared.rows().rejected();
        copyRange.copy(attempt.id(), prepared.rows(), attempt.options().missing());
        rejections.add(attempt.id(), prepared.chunk().no(),
                rejected.stream().map(StageChunkHandler::rejection).toList());
        var totals = prepared.totals();
        ledger.done(attempt, prepared.chunk(), worker,
                ChunkCounts.staged(totals.read(), totals.blank(), totals.rejected()));
    }

    static Rejection rejection(Row.Bad row) {
        return new Rejection(row.line(), row.record(), row.column(), row.code().code(), row.message(), row.raw());
    }
}
