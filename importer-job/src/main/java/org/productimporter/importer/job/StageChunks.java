package org.productimporter.importer.job;

import java.util.function.Supplier;
import org.productimporter.importer.ledger.Attempt;
import org.productimporter.importer.ledger.Chunk;
import org.productimporter.importer.ledger.ChunkCounts;
import org.productimporter.importer.ledger.Claim;
import org.productimporter.importer.ledger.Ledger;
import org.productimporter.importer.ledger.Worker;
import org.productimporter.importer.report.Rejections.Rejection;
import org.productimporter.importer.report.Rejections;
import org.productimporter.importer.rows.RangeParser;
import org.productimporter.importer.rows.Row;
import org.productimporter.importer.rows.RowTotals;
import org.productimporter.importer.source.RangeBytes;
import org.productimporter.importer.source.SourceLimits;
import org.productimporter.importer.stage.CopyRange;
import org.productimporter.importer.stage.KeyRanges;
import org.productimporter.importer.stage.StagedRange;
import org.productimporter.importer.staging.Staging;
import org.productimporter.importer.workers.ChunkWork;
import org.springframework.util.function.SingletonSupplier;

/// Stages the ranges of a file: reads and parses one, copies its good rows into staging, keeps
/// its bad ones as rejections.
final class StageChunks implements ChunkWork<StageChunks.Prepared> {

    /// A parsed range.
    record Prepared(Chunk.Range chunk, StagedRange rows, RowTotals totals) {}

    /// So much of an oversized record is kept for people to recognise it.
    private static final int HEAD_BYTES = 64 << 10;

    private final Attempt attempt;
    private final Ledger ledger;
    private final Staging staging;
    private final Rejections rejections;
    private final CopyRange copyRange;
    private final SourceLimits limits;
    private final SingletonSupplier<RangeParser> parser;
    private final SingletonSupplier<KeyRanges> keys;

    /// @param parser made when the first range is parsed, for only then the file is inspected
    /// @param keys likewise
    StageChunks(
            Attempt attempt,
            ImportParts parts,
            Supplier<RangeParser> parser,
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
    public Claim claim(Worker worker) {
        var claim = ledger.claim(attempt, Chunk.Kind.STAGE, worker);
        if (claim instanceof Claim.Granted) {
            staging.requireIntact(attempt.id());
        }
        return claim;
    }

    @Override
    public Prepared prepare(Chunk chunk) throws Exception {
        var staged = (Chunk.Range) chunk;
        return staged.range().bytes() > (long) limits.rangeBytes() + limits.maxRecordBytes()
                ? oversized(staged)
                : parsed(staged);
    }

    private Prepared parsed(Chunk.Range chunk) throws Exception {
        var bytes = RangeBytes.read(attempt.file().path(), chunk.range());
        var rows = new StagedRange(keys.obtain(), bytes.length);
        var totals = parser.obtain().parse(chunk.range().firstLine(), bytes, rows::add);
        return new Prepared(chunk, rows, totals);
    }

    private Prepared oversized(Chunk.Range chunk) throws Exception {
        var range = chunk.range();
        var head = RangeBytes.head(attempt.file().path(), range, HEAD_BYTES);
        var rows = new StagedRange(keys.obtain(), 0);
        rows.add(parser.obtain().oversized(range.firstLine(), head, range.bytes()));
        return new Prepared(chunk, rows, new RowTotals(1, 0, 1));
    }

    @Override
    public void write(Prepared prepared, Worker worker) throws Exception {
        var rejected = prepared.rows().rejected();
        copyRange.copy(attempt.id(), prepared.rows(), attempt.options().missing());
        rejections.add(
                attempt.id(),
                prepared.chunk().no(),
                rejected.stream().map(StageChunks::rejection).toList());
        var totals = prepared.totals();
        ledger.done(
                attempt,
                prepared.chunk(),
                worker,
                ChunkCounts.staged(totals.read(), totals.blank(), totals.rejected()));
    }

    static Rejection rejection(Row.Bad row) {
        return new Rejection(
                row.line(),
                row.record(),
                row.column(),
                row.code().code(),
                row.message(),
                row.raw());
    }
}
