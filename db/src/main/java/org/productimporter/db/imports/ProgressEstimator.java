package org.productimporter.db.imports;

import static java.lang.Math.round;

import org.jspecify.annotations.Nullable;

/// Turns the ledger into what people ask: how fast, how long still. Pure functions. How far is
/// said by `import_percent` in the database, for all programs alike.
final class ProgressEstimator {

    private ProgressEstimator() {}

    /// Rows a second of the current attempt in its current phase; null before its first chunk.
    static @Nullable Long rowsPerSecond(LedgerProgress work) {
        var attempt = work.attempt();
        return attempt.chunks() > 0 ? rate(attempt.chunkRows(), attempt.chunkSeconds())
                : rate(attempt.stageRows(), attempt.stageSeconds());
    }

    private static @Nullable Long rate(long rows, double seconds) {
        return rows == 0 || seconds <= 0 ? null : round(rows / seconds);
    }

    /// Seconds still to go; null as long as the current attempt has done too little to tell.
    /// While staging, the phase after it is taken to last as long as staging itself, which is
    /// what the percent assume.
    static @Nullable Long etaSeconds(boolean preview, LedgerProgress work) {
        var attempt = work.attempt();
        if (work.isStaged()) {
            var chunks = preview ? work.counted() : work.merged();
            return remaining(chunks.all() - chunks.done(), attempt.chunks(), attempt.chunkSeconds());
        }
        var left = work.stageBytes() - work.stageBytesDone() + work.stageBytes();
        return remaining(left, attempt.stageBytes(), attempt.stageSeconds());
    }

    private static @Nullable Long remaining(long left, long done, double seconds) {
        return done == 0 || seconds <= 0 ? null : round(left * seconds / done);
    }
}
