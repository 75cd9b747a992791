package org.productimporter.web.console.jobs.detail;

import java.util.List;
import org.productimporter.web.imports.ImportLedger.Chunk;
import org.productimporter.web.jobs.JobRecords.Execution;

/// Which chunks an execution has done, told by the time: no other execution of the same import
/// works meanwhile. Pure function.
final class Attempted {

    private Attempted() {}

    static List<Chunk> by(Execution execution, List<Chunk> chunks) {
        var end = execution.finishedAt();
        return chunks.stream()
                .filter(chunk -> chunk.doneAt() != null)
                .filter(chunk -> !chunk.doneAt().isBefore(execution.createdAt()))
                .filter(chunk -> end == null || !chunk.doneAt().isAfter(end))
                .toList();
    }
}
