package org.productimporter.web.jobs.ui.execution;

import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.imports.ImportLedgerService.Chunk;
import org.productimporter.web.jobs.JobRecords.Step;

/// The steps of an execution, each with its workers: `stage:worker-01` is a worker of `stage`. Pure functions.
final class StepLines {

    private StepLines() {}

    /// @param percent null if unknown
    /// @param error the first exit message of a worker, else of the step
    record Line(Step step, List<Step> workers, @Nullable Double percent, @Nullable String error) {

        /// The sum over the workers, or the count of a step without workers.
        long sum(ToLongFunction<Step> count) {
            return workers.isEmpty() ? count.applyAsLong(step) : workers.stream().mapToLong(count).sum();
        }

        long skipped() {
            return sum(worker -> worker.skipCount() + worker.filterCount());
        }

        /// Returns `2 workers` or `2 workers, 1 failed`; empty for a step without workers.
        String workerCount() {
            if (workers.isEmpty()) {
                return "";
            }
            var failed = workers.stream().filter(worker -> worker.status().equals("FAILED")).count();
            var all = workers.size() + (workers.size() == 1 ? " worker" : " workers");
            return failed == 0 ? all : all + ", " + failed + " failed";
        }
    }

    /// @param chunks of the import while the execution runs; empty for one that has ended
    static List<Line> of(List<Step> steps, List<Chunk> chunks) {
        return steps.stream().filter(step -> !isWorker(step)).map(step -> line(step, steps, chunks)).toList();
    }

    static boolean isWorker(Step step) {
        return step.name().indexOf(':') > 0;
    }

    private static Line line(Step step, List<Step> steps, List<Chunk> chunks) {
        var workers = steps.stream().filter(other -> other.name().startsWith(step.name() + ":")).toList();
        var error = Stream.concat(workers.stream(), Stream.of(step))
                .map(Step::exitMessage)
                .filter(message -> message != null && !message.isBlank())
                .findFirst()
                .orElse(null);
        return new Line(step, workers,
                step.status().equals("COMPLETED") ? Double.valueOf(100) : percent(chunks(step, chunks)), error);
    }

    /// Returns the chunks of a step. Those of the merge of a preview have the phase `preview`.
    private static List<Chunk> chunks(Step step, List<Chunk> all) {
        var own = all.stream().filter(chunk -> chunk.phase().equals(step.name())).toList();
        return own.isEmpty() && step.name().equals("merge")
                ? all.stream().filter(chunk -> chunk.phase().equals("preview")).toList()
                : own;
    }

    private static @Nullable Double percent(List<Chunk> chunks) {
        ToLongFunction<Chunk> weight = chunks.stream().anyMatch(chunk -> chunk.bytes() > 0) ? Chunk::bytes : _ -> 1;
        var all = chunks.stream().mapToLong(weight).sum();
        var done = chunks.stream().filter(chunk -> chunk.doneAt() != null).mapToLong(weight).sum();
        return all == 0 ? null : Double.valueOf(100.0 * done / all);
    }
}
