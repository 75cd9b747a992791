package org.productimporter.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Sends requests and records their latencies by kind. For one thread.
final class LatencyRecorder {

    private static final double SLOW_MILLISECONDS = 1_000;
    private static final int MAX_SLOW_REQUESTS = 5;

    /// The requests of one kind.
    private static final class Samples {
        private final List<Double> milliseconds = new ArrayList<>();
        private int failed;

        private double percentile(int percent) {
            return LatencyRecorder.percentile(milliseconds, percent);
        }
    }

    private final ServerClient client;
    private final Map<SearchRequest, Samples> samplesByRequest = new LinkedHashMap<>();

    LatencyRecorder(ServerClient client) {
        this.client = client;
    }

    /// Sends each request the given number of times, in turn. Slow requests are sent less often.
    void send(List<SearchRequest> requests, int times) {
        for (int time = 0; time < times; time++) {
            requests.forEach(this::send);
        }
    }

    void send(SearchRequest request) {
        var samples = samplesByRequest.computeIfAbsent(request, _ -> new Samples());
        var no = samples.milliseconds.size();
        if (no >= MAX_SLOW_REQUESTS && samples.percentile(50) > SLOW_MILLISECONDS) {
            return;
        }
        var begin = System.nanoTime();
        var status = client.status(request.path().apply(no));
        samples.milliseconds.add((System.nanoTime() - begin) / 1e6);
        samples.failed += status == 200 ? 0 : 1;
    }

    /// Returns a Markdown table of all kinds.
    ///
    /// @param total title of the row with all searches; empty for none
    String table(String title, String total) {
        var table = new StringBuilder();
        table.append("| %s | p50 ms | p95 ms | p99 ms | max ms | requests | failed |%n".formatted(title));
        table.append("|---|---:|---:|---:|---:|---:|---:|\n");
        samplesByRequest.forEach((request, samples) -> row(table, request.name(), samples));
        if (!total.isEmpty()) {
            row(table, "**" + total + "**", total());
        }
        return table.toString();
    }

    private Samples total() {
        var total = new Samples();
        samplesByRequest.forEach((request, samples) -> {
            if (request.search()) {
                total.milliseconds.addAll(samples.milliseconds);
                total.failed += samples.failed;
            }
        });
        return total;
    }

    private static void row(StringBuilder table, String name, Samples samples) {
        table.append("| %s | %.1f | %.1f | %.1f | %.1f | %d | %s |%n".formatted(name, samples.percentile(50),
                samples.percentile(95), samples.percentile(99), samples.percentile(100), samples.milliseconds.size(),
                samples.failed == 0 ? "" : samples.failed));
    }

    private static double percentile(List<Double> values, int percent) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        var sorted = values.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
}
