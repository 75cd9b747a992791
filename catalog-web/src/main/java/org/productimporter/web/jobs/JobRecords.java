package org.productimporter.web.jobs;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the job pages and REST show, field by field. Times are null until they are reached.
public final class JobRecords {

    private JobRecords() {}

    /// A job that can be launched here.
    public record Job(
            String name,
            long instances,
            long executions,
            long running,
            @Nullable Long lastExecution) {}

    /// One thing to be done, however often it was tried; here, one import.
    ///
    /// @param importId the import that it works on
    public record Instance(
            long id,
            String name,
            @Nullable Long importId,
            long executions,
            @Nullable Long lastExecution,
            @Nullable String lastStatus) {}

    /// One try.
    ///
    /// @param importId the import that it works on
    public record Execution(
            long id,
            long instanceId,
            String name,
            @Nullable Long importId,
            String status,
            @Nullable String exitCode,
            @Nullable String exitMessage,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Double durationSeconds) {}

    /// What an execution was started with.
    public record Parameter(
            String name, String type, @Nullable String value, boolean identifying) {}

    /// One step of one execution, with the counts of Spring Batch: its items are chunks, not
    /// rows.
    public record Step(
            long id,
            String name,
            String status,
            long readCount,
            long writeCount,
            long filterCount,
            long skipCount,
            long commitCount,
            long rollbackCount,
            @Nullable String exitCode,
            @Nullable String exitMessage,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Double durationSeconds) {}

    /// An execution with all that belongs to it.
    ///
    /// @param context what the job remembers, parsed when it is JSON
    /// @param steps the first 500; all of them through `steps`
    public record Detail(
            Execution execution,
            List<Parameter> parameters,
            @Nullable Object context,
            List<Step> steps) {}

    /// How far the phase behind a step has come, from the ledger of its import.
    ///
    /// @param phase inspect, stage, preview, merge or publish
    /// @param workers who has done what
    public record StepProgress(
            String step,
            String status,
            String phase,
            double percent,
            long chunksTotal,
            long chunksDone,
            long bytesTotal,
            long bytesDone,
            long rowsRead,
            List<Worker> workers) {}

    /// Chunks and rows that one worker has done in a phase.
    public record Worker(@Nullable String node, @Nullable String worker, long chunks, long rows) {}

    /// Which executions a list shows; null means any.
    ///
    /// @param parameter `name=value`, such as `importId=7`
    /// @param from created at this time or later
    /// @param to created before this time
    public record Filter(
            @Nullable String name,
            @Nullable String status,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String parameter) {}
}
