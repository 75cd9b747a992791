package org.productimporter.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Measurements as Markdown tables. Figures are medians of the rounds.
///
/// @param baseline the peer to which the others are compared
/// @param timings by case and name of the peer
record BenchmarkReport(String baseline, Map<BenchmarkCase, Map<String, List<Timing>>> timings) {

    static final String UPLOAD = "upload";

    /// The phases of an import, in the order of the table. The upload begins at the client; wait is the time in the queue.
    static final List<String> PHASES = List.of(UPLOAD, "wait", "inspect", "stage", "merge", "publish");

    /// The targets apply to ratios to this peer.
    private static final String TARGET_BASELINE = "psql";

    /// Returns seconds with the extremes, rows per second and CPU seconds by case and peer, with ratios to the baseline.
    String cases(long rows) {
        var table = new MarkdownTable("case", "peer", "seconds", "min-max", "rows/s", "÷ " + baseline, "target",
                "program CPU s", "PostgreSQL CPU s", "CPU ÷ " + baseline, "other CPU s", "index after, s", "its CPU s");
        timings.forEach((benchmarkCase, peers) -> peers.forEach((peer, rounds) -> {
            var seconds = median(rounds, Timing::seconds);
            table.row(benchmarkCase.title(), peer, number(seconds), extremes(rounds), "%,.0f".formatted(rows / seconds),
                    number(ratio(benchmarkCase, peer, Timing::seconds)), target(benchmarkCase, peer),
                    number(median(rounds, Timing::clientCpu)), number(median(rounds, Timing::postgresCpu)),
                    number(ratio(benchmarkCase, peer, Timing::cpu)), number(median(rounds, Timing::otherCpu)),
                    number(rounds.getFirst().indexing().seconds()), number(rounds.getFirst().indexing().cpu()));
        }));
        return table.toString();
    }

    /// Returns the seconds and the ratios to the baseline by case, for the README.
    String summary() {
        var table = new MarkdownTable("case", "peer", "seconds", "÷ " + baseline, "target");
        timings.forEach((benchmarkCase,
                peers) -> peers.forEach((peer, rounds) -> table.row(benchmarkCase.title(), peer,
                        number(median(rounds, Timing::seconds)), number(ratio(benchmarkCase, peer, Timing::seconds)),
                        target(benchmarkCase, peer))));
        return table.toString();
    }

    /// Returns the seconds of each phase by case and peer, without psql, which has none.
    String phases() {
        var table = new MarkdownTable("case", "peer", "upload", "wait", "inspect", "stage", "merge", "publish",
                "start, end", "total");
        timings.forEach((benchmarkCase, peers) -> peers.forEach((peer, rounds) -> {
            if (!rounds.getFirst().phases().isEmpty()) {
                table.row(benchmarkCase.title(), peer, phase(rounds, UPLOAD), phase(rounds, "wait"),
                        phase(rounds, "inspect"), phase(rounds, "stage"), phase(rounds, "merge"),
                        phase(rounds, "publish"), number(median(rounds, Timing::outsidePhases)),
                        number(median(rounds, Timing::seconds)));
            }
        }));
        return table.toString();
    }

    /// The seconds of each peer relative to the baseline, by name of the peer and title of the case.
    Map<String, Map<String, Double>> ratios() {
        var ratios = new LinkedHashMap<String, Map<String, Double>>();
        timings.forEach((benchmarkCase, peers) -> peers.keySet()
                .forEach(peer -> ratios.computeIfAbsent(peer, _ -> new LinkedHashMap<>())
                        .put(benchmarkCase.title(), ratio(benchmarkCase, peer, Timing::seconds))));
        return ratios;
    }

    private double ratio(BenchmarkCase benchmarkCase, String peer, ToDoubleFunction<Timing> value) {
        return median(rounds(benchmarkCase, peer), value) / median(rounds(benchmarkCase, baseline), value);
    }

    private List<Timing> rounds(BenchmarkCase benchmarkCase, String peer) {
        return timings.getOrDefault(benchmarkCase, Map.of()).getOrDefault(peer, List.of());
    }

    private String target(BenchmarkCase benchmarkCase, String peer) {
        var applies = baseline.equals(TARGET_BASELINE) && !peer.equals(baseline) && benchmarkCase.target() > 0;
        return applies ? "≤ " + number(benchmarkCase.target()) : "";
    }

    private static String phase(List<Timing> rounds, String phase) {
        return number(median(rounds, timing -> timing.phase(phase)));
    }

    private static String extremes(List<Timing> rounds) {
        var seconds = rounds.stream().mapToDouble(Timing::seconds).summaryStatistics();
        return number(seconds.getMin()) + "-" + number(seconds.getMax());
    }

    static double median(List<Timing> rounds, ToDoubleFunction<Timing> value) {
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
}
