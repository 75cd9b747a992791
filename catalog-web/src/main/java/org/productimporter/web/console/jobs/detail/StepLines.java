package org.productimporter.web.console.jobs.detail;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.imports.ImportLedger.Chunk;
import org.productimporter.web.jobs.JobRecords.Step;

/// The steps of an execution with their workers rolled up. `stage:worker-01` belongs to `stage`,
/// whose own counts are the sums of Spring Batch over its workers. Pure functions.
final class StepLines {

    private StepLines() {}

    /// Chunks by which running steps are measured; empty when they are not about this execution.
    record Ledger(List<Chunk> chunks, boolean preview) {}

    /// @param percent null when nobody can tell
    /// @param error of the step or else of its first worker that has one
    record Line(Step step, List<Step> workers, @Nullable Double percent, @Nullable String error) {

        private long sum(ToLongFunction<Step> count) {
            return workers.isEmpty()
                    ? count.applyAsLong(step)
                    : workers.stream().mapToLong(count).sum();
        }

        long read() {
            return sum(Step::readCount);
        }

        long written() {
            return sum(Step::writeCount);
        }

        long skipped() {
            return sum(worker -> worker.skipCount() + worker.filterCount());
        }

        long commits() {
            return sum(Step::commitCount);
        }

        long rollbacks() {
            return sum(Step::rollbackCount);
        }

        /// `2 workers`, `2 workers, 1 failed`; empty for a step without.
        String workerWords() {
            if (workers.isEmpty()) {
                return "";
            }
            var failed =
                    workers.stream().filter(worker -> worker.status().equals("FAILED")).count();
            var all = workers.size() + (workers.size() == 1 ? " worker" : " workers");
            return failed == 0 ? all : all + ", " + failed + " failed";
        }

        @Nullable Instant finishedAt() {
            return step.finishedAt();
        }
    }

    static List<Line> of(List<Step> steps, Ledger ledger) {
        Map<String, Step> managers = new LinkedHashMap<>();
        for (var step : steps) {
            if (!isWorker(step)) {
                managers.put(step.name(), step);
            }
        }
        return managers.values().stream()
                .map(step -> line(step, workers(step, steps), ledger))
                .toList();
    }

    static boolean isWorker(Step step) {
        return step.name().indexOf(':') > 0;
    }

    private static List<Step> workers(Step manager, List<Step> steps) {
        return steps.stream().filter(step -> step.name().startsWith(manager.name() + ":")).toList();
    }

    private static Line line(Step step, List<Step> workers, Ledger ledger) {
        var error =
                Stream.concat(workers.stream(), Stream.of(step))
                        .map(Step::exitMessage)
                        .filter(Objects::nonNull)
                        .filter(Predicate.not(String::isBlank))
                        .findFirst()
                        .orElse(null);
        return new Line(step, workers, percent(step, ledger), error);
    }

    private static @Nullable Double percent(Step step, Ledger ledger) {
        if (step.status().equals("COMPLETED")) {
            return 100.0;
        }
        var phase = step.name().equals("merge") && ledger.preview() ? "preview" : step.name();
        var chunks = ledger.chunks().stream().filter(chunk -> chunk.phase().equals(phase)).toList();
        if (chunks.isEmpty()) {
            return null;
        }
        var bytes = chunks.stream().mapToLong(Chunk::bytes).sum();
        ToLongFunction<Chunk> weight = bytes > 0 ? Chunk::bytes : chunk -> 1;
        var all = chunks.stream().mapToLong(weight).sum();
        var done = chunks.stream().filter(chunk -> chunk.doneAt() != null).mapToLong(weight).sum();
        return 100.0 * done / all;
    }
}
