package org.productimporter.web.imports;

import static java.lang.Math.clamp;
import static java.lang.Math.floor;
import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.lang.Math.round;

import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportState;

/// Turns the ledger into what people ask: how far, how fast, how long still. Pure functions.
///
/// Inspection is worth 1 %, staging ends at 50 %, the merge at 99 %; 100 % is only shown when an
/// import is completed. A preview ends at 50 %, where the merge that may follow begins, so that the
/// number never falls.
final class Progress {

    private static final double INSPECTED = 1;
    private static final double STAGED = 50;
    private static final double STAGED_FOR_PREVIEW = 45;
    private static final double MERGED = 99;

    private Progress() {}

    /// Percent with one decimal, never below `floor` and never above 100.
    static double percent(ImportState state, boolean preview, Work work, double floor) {
        if (state == ImportState.COMPLETED) {
            return 100;
        }
        return clamp(floor(10 * max(floor, reached(preview, work))) / 10, 0, MERGED);
    }

    private static double reached(boolean preview, Work work) {
        if (work.stageBytes() == 0) {
            return 0;
        }
        var staged = preview ? STAGED_FOR_PREVIEW : STAGED;
        if (!work.isStaged()) {
            return between(INSPECTED, staged, work.stageShare());
        }
        return preview
                ? between(STAGED_FOR_PREVIEW, STAGED, work.counted().share())
                : between(STAGED, MERGED, work.merged().share());
    }

    private static double between(double from, double to, double share) {
        return from + (to - from) * min(1, share);
    }

    /// Rows a second of the current attempt in its current phase; null before its first chunk.
    static @Nullable Long rowsPerSecond(Work work) {
        var attempt = work.attempt();
        return attempt.chunks() > 0
                ? rate(attempt.chunkRows(), attempt.chunkSeconds())
                : rate(attempt.stageRows(), attempt.stageSeconds());
    }

    private static @Nullable Long rate(long rows, double seconds) {
        return rows == 0 || seconds <= 0 ? null : round(rows / seconds);
    }

    /// Seconds still to go; null as long as the current attempt has done too little to tell. While
    /// staging, the phase after it is taken to last as long as staging itself, which is what the
    /// percent assume.
    static @Nullable Long etaSeconds(boolean preview, Work work) {
        var attempt = work.attempt();
        if (work.isStaged()) {
            var chunks = preview ? work.counted() : work.merged();
            return remaining(chunks.all() - chunks.done(), attempt.chunks(), attempt.chunkSeconds());
        }
        var left = work.stageBytes() - work.stageBytesDone() + (preview ? 0 : work.stageBytes());
        return remaining(left, attempt.stageBytes(), attempt.stageSeconds());
    }

    private static @Nullable Long remaining(long left, long done, double seconds) {
        return done == 0 || seconds <= 0 ? null : round(left * seconds / done);
    }
}
