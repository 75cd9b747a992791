package org.productimporter.bench;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.productimporter.importer.testing.ProductFile;

/// Prints measurements as Markdown tables.
final class Report {

    /// The parts of an import, in the order of the table.
    static final List<String> PARTS = List.of("import", "inspect", "stage", "merge", "publish");

    private static final String YARDSTICK = "psql";

    private Report() {}

    /// Every case and peer: median seconds with the extremes, rows a second, ratio to psql.
    static String cases(ProductFile file, long bytes, Map<Case, Map<String, List<Timing>>> timings) {
        var table = new StringBuilder();
        line(table, "");
        line(table, "### %s shape, %,d rows, %.1f MB".formatted(file.shape(), file.rows(), bytes / 1e6));
        line(table, "");
        line(table,
                "| case | peer | seconds | min-max | rows/s | ÷ psql | target "
                        + "| import only | ÷ psql | inspect | stage | merge | publish "
                        + "| client CPU s | PostgreSQL CPU s | CPU ÷ psql | other CPU s |");
        line(table, "|---|---" + "|---:".repeat(15) + "|");
        timings.forEach((measured, peers) -> peers
                .forEach((peer, rounds) -> row(table, file.rows(), measured, peer, rounds, peers)));
        return table.toString();
    }

    private static void row(StringBuilder table, long rows, Case measured, String peer, List<Timing> rounds,
            Map<String, List<Timing>> peers) {
        var yardstick = median(peers.getOrDefault(YARDSTICK, List.of()), Timing::seconds);
        var seconds = median(rounds, Timing::seconds);
        var ours = !peer.equals(YARDSTICK);
        line(table,
                String.join(" | ", "| " + measured.title(), peer, number(seconds), extremes(rounds),
                        "%,.0f".formatted(rows / seconds), ours ? number(seconds / yardstick) : "1",
                        ours ? "≤ " + number(measured.target()) : "", part(rounds, "import"),
                        ours ? number(median(rounds, t -> t.part("import")) / yardstick) : "", part(rounds, "inspect"),
                        part(rounds, "stage"), part(rounds, "merge"), part(rounds, "publish"),
                        number(median(rounds, Timing::clientCpu)), number(median(rounds, Timing::postgresCpu)),
                        ours ? number(cpu(rounds) / cpu(peers.getOrDefault(YARDSTICK, List.of()))) : "",
                        number(median(rounds, Timing::otherCpu)) + " |"));
    }

    /// Rows a second of a large file against those of the base file, program start apart.
    static String scaling(Input small, Map<String, List<Timing>> base, Input large, Map<String, List<Timing>> scaled) {
        var table = new StringBuilder();
        var rows = large.description().rows();
        line(table, "");
        line(table, "### %s shape, scaling".formatted(large.description().shape()));
        line(table, "");
        line(table, "| peer | seconds for %,d | rows/s | seconds for %,d | rows/s | ratio | target |"
                .formatted(small.description().rows(), rows));
        line(table, "|---" + "|---:".repeat(6) + "|");
        base.forEach((peer, rounds) -> {
            var before = median(rounds, Report::work);
            var after = median(scaled.getOrDefault(peer, List.of()), Report::work);
            var rate = small.description().rows() / before;
            var largeRate = rows / after;
            line(table, "| %s | %.2f | %,.0f | %.2f | %,.0f | %.2f | ≥ 0.80 |".formatted(peer, before, rate, after,
                    largeRate, largeRate / rate));
        });
        return table.toString();
    }

    /// Hardly disturbed by what else the machine does, unlike seconds.
    private static double cpu(List<Timing> rounds) {
        return median(rounds, timing -> timing.clientCpu() + timing.postgresCpu());
    }

    private static double work(Timing timing) {
        var seconds = timing.part("import");
        return Double.isNaN(seconds) ? timing.seconds() : seconds;
    }

    private static String part(List<Timing> rounds, String part) {
        return number(median(rounds, timing -> timing.part(part)));
    }

    private static String extremes(List<Timing> rounds) {
        var seconds = rounds.stream().mapToDouble(Timing::seconds).summaryStatistics();
        return number(seconds.getMin()) + "-" + number(seconds.getMax());
    }

    private static double median(List<Timing> rounds, ToDoubleFunction<Timing> value) {
        var sorted = rounds.stream().mapToDouble(value).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : "%.2f".formatted(value);
    }

    private static void line(StringBuilder table, String text) {
        table.append(text).append('\n');
    }
}
