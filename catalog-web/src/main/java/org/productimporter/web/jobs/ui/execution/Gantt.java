package org.productimporter.web.jobs.ui.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.imports.ImportLedgerService.Chunk;
import org.productimporter.web.jobs.JobRecords.Execution;
import org.productimporter.web.jobs.JobRecords.Step;
import org.productimporter.web.ui.chart.Svg;

/// The chunks of the workers over time: one line per worker of each step, and one bar per chunk. Adjacent bars of a line
/// with many chunks are joined. Pure functions.
///
/// @param to equal to `from` if no chunk was done
record Gantt(Instant from, Instant to, List<Line> lines) {

    static final int MAX_BARS = 120;
    private static final double GAP = 0.15;
    private static final double JOINED = 1.0;
    private static final double VISIBLE = 0.3;

    /// @param from in percent of the period
    /// @param style class of the style sheet
    record Bar(double from, double to, String style) {}

    /// The work of one worker of one step.
    ///
    /// @param attempt the attempt of its last chunk; 0 for none
    /// @param error exit message of the worker
    record Line(@Nullable String node, String worker, List<Bar> bars, int chunks, long rows, int attempt,
            @Nullable String error) {}

    /// Returns the chunks that were done while an execution ran. No other execution of the same import runs at that time.
    static List<Chunk> doneBy(Execution execution, List<Chunk> chunks) {
        var end = execution.finishedAt();
        return chunks.stream()
                .filter(chunk -> chunk.doneAt() != null && !chunk.doneAt().isBefore(execution.createdAt())
                        && (end == null || !chunk.doneAt().isAfter(end)))
                .toList();
    }

    /// @param done completed chunks in any order
    /// @param steps all steps of the execution; only those of workers have a line
    /// @param now the end of the running chunks; null if the execution has ended
    static Gantt of(List<Chunk> done, List<Step> steps, @Nullable Instant now) {
        var workers = steps.stream().filter(StepLines::isWorker).toList();
        Map<String, List<Chunk>> byWorker = new LinkedHashMap<>();
        workers.forEach(step -> byWorker.put(step.name(), new ArrayList<>()));
        for (var chunk : done) {
            byWorker.computeIfAbsent(name(chunk), _ -> new ArrayList<>()).add(chunk);
        }
        var times = Stream
                .of(done.stream().map(Gantt::start), done.stream().map(Gantt::end),
                        workers.stream().map(Step::startedAt), workers.stream().map(Step::finishedAt))
                .flatMap(Function.identity())
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        if (times.isEmpty()) {
            return new Gantt(Instant.EPOCH, Instant.EPOCH, List.of());
        }
        var last = times.getLast();
        var axis = new Axis(times.getFirst(), now == null || now.isBefore(last) ? last : now, now);
        var lines = new ArrayList<Line>();
        byWorker.forEach((worker, chunks) -> lines.add(axis.line(worker, chunks, workers)));
        return new Gantt(axis.from(), axis.to(), lines);
    }

    private static String name(Chunk chunk) {
        return chunk.worker() == null ? chunk.phase() : chunk.worker();
    }

    private static Instant start(Chunk chunk) {
        return chunk.startedAt() == null ? end(chunk) : chunk.startedAt();
    }

    private static Instant end(Chunk chunk) {
        return Objects.requireNonNull(chunk.doneAt());
    }

    /// The period that is shown.
    private record Axis(Instant from, Instant to, @Nullable Instant now) {

        double position(Instant time) {
            var period = Math.max(1, Duration.between(from, to).toMillis());
            return 100.0 * Duration.between(from, time).toMillis() / period;
        }

        Line line(String worker, List<Chunk> chunks, List<Step> workers) {
            var step = workers.stream().filter(known -> known.name().equals(worker)).findFirst();
            var bars = new ArrayList<>(bars(chunks));
            step.ifPresent(known -> addUnfinished(known, chunks, bars));
            var last = chunks.stream().max(Comparator.comparing(Gantt::end));
            return new Line(last.map(Chunk::node).orElse(null), worker, List.copyOf(bars), chunks.size(),
                    chunks.stream().mapToLong(Chunk::rows).sum(), last.map(Chunk::attempt).orElse(0),
                    step.map(Step::exitMessage).filter(text -> !text.isBlank()).orElse(null));
        }

        private List<Bar> bars(List<Chunk> chunks) {
            var bars = new ArrayList<Bar>();
            var gap = chunks.size() > MAX_BARS ? JOINED : 0;
            for (var chunk : chunks.stream().sorted(Comparator.comparing(Gantt::start)).toList()) {
                var from = position(start(chunk));
                var to = Math.max(from + VISIBLE, position(end(chunk)) - GAP);
                if (gap > 0 && !bars.isEmpty() && from - bars.getLast().to() <= gap) {
                    var before = bars.removeLast();
                    bars.add(new Bar(before.from(), Math.max(before.to(), to), before.style()));
                } else {
                    bars.add(new Bar(from, to, "fill-progress"));
                }
            }
            return bars;
        }

        /// Adds a bar for the chunk that the worker processes, or that was rolled back when it failed: the ledger contains
        /// only completed chunks.
        private void addUnfinished(Step step, List<Chunk> chunks, List<Bar> bars) {
            var begin = chunks.stream().map(Gantt::end).max(Comparator.naturalOrder());
            var from = begin.orElse(step.startedAt());
            if (from == null) {
                return;
            }
            if (step.finishedAt() == null && now != null) {
                bars.add(new Bar(position(from), position(now), "fill-unchanged"));
            } else if (step.status().equals("FAILED") && step.finishedAt() != null) {
                var to = Math.max(position(from) + VISIBLE, position(step.finishedAt()));
                bars.add(new Bar(position(from), to, "fill-rejected"));
            }
        }
    }

    /// The bars of one line.
    static Svg draw(Line line) {
        var svg = new Svg(description(line));
        svg.addClassName("cells");
        svg.line(0, 50, 100, 50, "axis");
        line.bars().forEach(bar -> svg.box(bar.from(), 0, Math.min(100, bar.to()) - bar.from(), 100, bar.style()));
        return svg;
    }

    private static String description(Line line) {
        return "%s: %d chunks%s".formatted(line.worker(), line.chunks(), line.error() == null ? "" : ", failed");
    }
}
