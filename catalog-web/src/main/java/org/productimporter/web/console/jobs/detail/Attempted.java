package org.productimporter.web.console.jobs.detail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.imports.ImportLedger.Chunk;
import org.productimporter.web.jobs.JobRecords.Execution;

/// Which chunks an execution has done, told by the time: no other execution of the same import
/// works meanwhile. Pure function.
final class Attempted {

    private Attempted() {}

    static List<Chunk> by(Execution execution, List<Chunk> chunks) {
        return chunks.stream().filter(chunk -> isWithin(execution, chunk.doneAt())).toList();
    }

    private static boolean isWithin(Execution execution, @Nullable Instant doneAt) {
        var end = execution.finishedAt();
        return doneAt != null
                && !doneAt.isBefore(execution.createdAt())
                && (end == null || !doneAt.isAfter(end));
    }
}
