package org.productimporter.bench;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.productimporter.importer.testing.ProductFile;

/// Prints measurements as Markdown tables.
final class BenchmarkReport {

    /// The phases of an import, in the order of the table.
    static final List<String> PHASES = List.of("import", "inspect", "stage", "merge", "publish");

    private static final String BASELINE = "psql";

    private BenchmarkReport() {}

    /// Returns the median seconds with the extremes, rows per second and the ratio to psql by case and loader.
    static String cases(ProductFile file, long bytes, Map<BenchmarkCase, Map<String, List<Timing>>> timings) {
        var table = new StringBuilder();
        line(table, "");
        line(table, "### %s shape, %,d rows, %.1f MB".formatted(file.shape(), file.rows(), bytes / 1e6));
        line(table, "");
        line(table,
                "| case | loader | seconds | min-max | rows/s | ÷ psql | target "
                        + "| import only | ÷ psql | inspect | stage | merge | publish "
                        + "| client CPU s | PostgreSQL CPU s | CPU ÷ psql | other CPU s |");
        line(table, "|---|---" + "|---:".repeat(15) + "|");
        timings.forEach((benchmarkCase, loaders) -> loaders
                .forEach((loader, rounds) -> row(table, file.rows(), benchmarkCase, loader, rounds, loaders)));
        return table.toString();
    }

    private static void row(StringBuilder table, long rows, BenchmarkCase benchmarkCase, String loader,
            List<Timing> rounds, Map<String, List<Timing>> loaders) {
        var baseline = median(loaders.getOrDefault(BASELINE, List.of()), Timing::seconds);
        var seconds = median(rounds, Timing::seconds);
        var isProduct = !loader.equals(BASELINE);
        line(table, String.join(" | ", "| " + benchmarkCase.title(), loader, number(seconds), extremes(rounds),
                "%,.0f".formatted(rows / seconds), isProduct ? number(seconds / baseline) : "1",
                isProduct ? "≤ " + number(benchmarkCase.target()) : "", phase(rounds, "import"),
                isProduct ? number(median(rounds, t -> t.phase("import")) / baseline) : "", phase(rounds, "inspect"),
                phase(rounds, "stage"), phase(rounds, "merge"), phase(rounds, "publish"),
                number(median(rounds, Timing::clientCpu)), number(median(rounds, Timing::postgresCpu)),
                isProduct ? number(cpu(rounds) / cpu(loaders.getOrDefault(BASELINE, List.of()))) : "",
                number(median(rounds, Timing::otherCpu)) + " |"));
    }

    /// Compares the rows per second of a large file with those of the base file, without the start of the program.
    static String scaling(BenchmarkInput small, Map<String, List<Timing>> base, BenchmarkInput large,
            Map<String, List<Timing>> scaled) {
        var table = new StringBuilder();
        var rows = large.original().rows();
        line(table, "");
        line(table, "### %s shape, scaling".formatted(large.original().shape()));
        line(table, "");
        line(table, "| loader | seconds for %,d | rows/s | seconds for %,d | rows/s | ratio | target |"
                .formatted(small.original().rows(), rows));
        line(table, "|---" + "|---:".repeat(6) + "|");
        base.forEach((loader, rounds) -> {
            var before = median(rounds, BenchmarkReport::work);
            var after = median(scaled.getOrDefault(loader, List.of()), BenchmarkReport::work);
            var rate = small.original().rows() / before;
            var largeRate = rows / after;
            line(table, "| %s | %.2f | %,.0f | %.2f | %,.0f | %.2f | ≥ 0.80 |".formatted(loader, before, rate, after,
                    largeRate, largeRate / rate));
        });
        return table.toString();
    }

    /// CPU time depends less on other processes of the machine than the elapsed time.
    private static double cpu(List<Timing> rounds) {
        return median(rounds, timing -> timing.clientCpu() + timing.postgresCpu());
    }

    private static double work(Timing timing) {
        var seconds = timing.phase("import");
        return Double.isNaN(seconds) ? timing.seconds() : seconds;
    }

    private static String phase(List<Timing> rounds, String phase) {
        return number(median(rounds, timing -> timing.phase(phase)));
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
