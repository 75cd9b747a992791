package org.productimporter.db.imports;

import org.jspecify.annotations.Nullable;

/// The progress of an import according to its ledger, with the rates and estimates derived from it. The percentage is
/// computed by the database function `import_percent`.
///
/// @param stageBytes bytes of all ranges; 0 until the file is split
/// @param stageBytesDone bytes of the staged ranges
/// @param previewed chunks of the preview
/// @param merged chunks of the merge, or of the undo
/// @param attempt the work of the current attempt only, the basis of rates
record ImportProgress(long stageBytes, long stageBytesDone, Chunks previewed, Chunks merged, Attempt attempt) {

    /// The chunks of a phase and how many of them are done.
    record Chunks(long all, long done) {}

    /// The work of the current attempt in the stage phase and in the phase after it. Seconds count from the first chunk
    /// that the attempt claimed in the phase.
    record Attempt(long stageBytes, long stageRows, double stageSeconds, long chunks, long chunkRows,
            double chunkSeconds) {}

    boolean isStaged() {
        return stageBytes > 0 && stageBytesDone == stageBytes;
    }

    /// Rows per second of the current attempt in its current phase; null before its first chunk.
    @Nullable
    Long rowsPerSecond() {
        return attempt.chunks > 0 ? rate(attempt.chunkRows, attempt.chunkSeconds)
                : rate(attempt.stageRows, attempt.stageSeconds);
    }

    private static @Nullable Long rate(long rows, double seconds) {
        return rows == 0 || seconds <= 0 ? null : Math.round(rows / seconds);
    }

    /// Estimated remaining seconds; null until the current attempt has completed a chunk. During staging, the next phase
    /// is assumed to take as long as staging, like in `import_percent`.
    @Nullable
    Long etaSeconds(boolean preview) {
        if (isStaged()) {
            var chunks = preview ? previewed : merged;
            return remaining(chunks.all - chunks.done, attempt.chunks, attempt.chunkSeconds);
        }
        return remaining(2 * stageBytes - stageBytesDone, attempt.stageBytes, attempt.stageSeconds);
    }

    private static @Nullable Long remaining(long left, long done, double seconds) {
        return done == 0 || seconds <= 0 ? null : Math.round(left * seconds / done);
    }
}
