package org.productimporter.web.jobs;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Jobs, job instances and executions of Spring Batch as the console and REST show them. A time is null until it is
/// reached.
public final class JobRecords {

    private JobRecords() {}

    /// A job with the numbers of its instances and executions.
    public record Job(String name, long instances, long executions, long running, @Nullable Long lastExecution) {}

    /// A job instance: one import.
    ///
    /// @param importName the file name; null if the import was deleted
    public record Instance(long id, String name, @Nullable Long importId, @JsonIgnore @Nullable String importName,
            long executions, @Nullable Long lastExecution, @Nullable String lastStatus) {}

    /// A job execution: one attempt of an import.
    ///
    /// @param importName the file name; null if the import was deleted
    public record Execution(long id, long instanceId, String name, @Nullable Long importId,
            @JsonIgnore @Nullable String importName, String status, @Nullable String exitCode,
            @Nullable String exitMessage, Instant createdAt, @Nullable Instant startedAt, @Nullable Instant finishedAt,
            @Nullable Double durationSeconds) {

        /// Whether Spring Batch has recorded no end.
        @JsonIgnore
        public boolean isRunning() {
            return List.of("STARTING", "STARTED", "STOPPING").contains(status);
        }
    }

    public record Parameter(String name, String type, @Nullable String value, boolean identifying) {}

    /// A step execution. Its items are chunks, not rows.
    public record Step(long id, String name, String status, long readCount, long writeCount, long filterCount,
            long skipCount, long commitCount, long rollbackCount, @Nullable String exitCode,
            @Nullable String exitMessage, @Nullable Instant startedAt, @Nullable Instant finishedAt,
            @Nullable Double durationSeconds) {}

    /// An execution with its parameters, context and steps.
    ///
    /// @param context the execution context, parsed if it is JSON
    /// @param steps the first 500
    public record Detail(Execution execution, List<Parameter> parameters, @Nullable Object context, List<Step> steps) {}

    /// Progress of a step by the ledger of its import.
    ///
    /// @param phase inspect, stage, preview, merge or publish
    public record StepProgress(String step, String status, String phase, double percent, long chunksTotal,
            long chunksDone, long bytesTotal, long bytesDone, long rowsRead, List<Worker> workers) {}

    /// Numbers of chunks and rows that one worker has processed in a phase.
    public record Worker(@Nullable String node, @Nullable String worker, long chunks, long rows) {}

    /// Conditions of a list of executions; null means any.
    ///
    /// @param parameter `name=value`, such as `importId=7`
    /// @param from created at this time or later
    /// @param to created before this time
    public record Filter(@Nullable String name, @Nullable String status, @Nullable Instant from, @Nullable Instant to,
            @Nullable String parameter) {

        /// Executions of one import.
        public static Filter ofImport(long importId) {
            return new Filter(null, null, null, null, "importId=" + importId);
        }
    }
}
