package org.productimporter.web.imports.ui.panels;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.productimporter.web.imports.ImportLedgerService.Chunk;

/// Rows per second over time. The rows of each chunk are spread evenly over its duration.
///
/// @param values one per step, oldest first; empty before the first completed chunk
record RateSeries(Duration span, List<Double> values) {

    private static final double MIN_MILLIS = 1;

    /// @param steps the number of values
    static RateSeries of(List<Chunk> chunks, int steps) {
        var done = chunks.stream().filter(chunk -> chunk.startedAt() != null && chunk.doneAt() != null).toList();
        if (done.isEmpty()) {
            return new RateSeries(Duration.ZERO, List.of());
        }
        var begin = done.stream().map(RateSeries::start).min(Comparator.naturalOrder()).orElseThrow();
        var end = done.stream().map(RateSeries::end).max(Comparator.naturalOrder()).orElseThrow();
        var step = Math.max(MIN_MILLIS, millis(begin, end) / steps);
        var rows = new double[steps];
        for (var chunk : done) {
            spread(rows, step, millis(begin, start(chunk)), chunk);
        }
        var values = new ArrayList<Double>();
        for (var count : rows) {
            values.add(count * 1_000 / step);
        }
        return new RateSeries(Duration.between(begin, end), values);
    }

    private static void spread(double[] rows, double step, double from, Chunk chunk) {
        var length = Math.max(MIN_MILLIS, millis(start(chunk), end(chunk)));
        for (var i = (int) (from / step); i < rows.length && i * step < from + length; i++) {
            var overlap = Math.min(from + length, (i + 1) * step) - Math.max(from, i * step);
            rows[i] += chunk.rows() * Math.max(0, overlap) / length;
        }
    }

    private static Instant start(Chunk chunk) {
        return chunk.startedAt() == null ? Instant.EPOCH : chunk.startedAt();
    }

    private static Instant end(Chunk chunk) {
        return chunk.doneAt() == null ? Instant.EPOCH : chunk.doneAt();
    }

    private static double millis(Instant from, Instant to) {
        return (double) Duration.between(from, to).toMillis();
    }

    long highest() {
        return Math.round(values.stream().mapToDouble(value -> value).max().orElse(0));
    }
}
