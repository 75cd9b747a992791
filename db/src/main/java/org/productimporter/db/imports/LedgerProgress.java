package org.productimporter.db.imports;

/// How far the ledger of one import has come, as one statement reads it.
///
/// @param stageBytes bytes of all ranges; 0 before the file was cut
/// @param stageBytesDone bytes of the ranges that are staged
/// @param counted chunks of the preview
/// @param merged chunks of the merge
/// @param attempt what the current attempt alone has done, for rates
record LedgerProgress(long stageBytes, long stageBytesDone, Chunks counted, Chunks merged, Attempt attempt) {

    /// Chunks of one phase, of which `done` are done.
    record Chunks(long all, long done) {}

    /// The current attempt's part of staging and of the phase after it; seconds count from the
    /// first chunk that the attempt claimed in the phase.
    record Attempt(long stageBytes, long stageRows, double stageSeconds, long chunks, long chunkRows,
            double chunkSeconds) {}

    boolean isStaged() {
        return stageBytes > 0 && stageBytesDone == stageBytes;
    }
}
