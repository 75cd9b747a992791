package org.productimporter.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How long requests took, by their kind. For one thread.
final class Latencies {

    private static final double SLOW_MILLISECONDS = 1_000;
    private static final int TIMES_WHEN_SLOW = 5;

    /// What became of the requests of one kind.
    private static final class Taken {
        private final List<Double> milliseconds = new ArrayList<>();
        private int refused;

        private double percentile(int percent) {
            return Latencies.percentile(milliseconds, percent);
        }
    }

    private final ServerClient client;
    private final Map<Question, Taken> all = new LinkedHashMap<>();

    Latencies(ServerClient client) {
        this.client = client;
    }

    /// Asks each question so many times, in turn. One that is slow is asked less often.
    void ask(List<Question> questions, int times) {
        for (int time = 0; time < times; time++) {
            questions.forEach(this::ask);
        }
    }

    void ask(Question question) {
        var taken = all.computeIfAbsent(question, _ -> new Taken());
        var no = taken.milliseconds.size();
        if (no >= TIMES_WHEN_SLOW && taken.percentile(50) > SLOW_MILLISECONDS) {
            return;
        }
        var begin = System.nanoTime();
        var status = client.status(question.path().apply(no));
        taken.milliseconds.add((System.nanoTime() - begin) / 1e6);
        taken.refused += status == 200 ? 0 : 1;
    }

    /// How many requests there were.
    int requests() {
        return all.values().stream().mapToInt(taken -> taken.milliseconds.size()).sum();
    }

    /// A table of all kinds.
    ///
    /// @param mix what the row of all searches together is called; null for none
    String table(String title, String mix) {
        var table = new StringBuilder();
        table.append("| %s | p50 ms | p95 ms | p99 ms | most | times | refused |%n".formatted(title));
        table.append("|---|---:|---:|---:|---:|---:|---:|\n");
        all.forEach((question, taken) -> row(table, question.name(), taken));
        if (!mix.isEmpty()) {
            row(table, "**" + mix + "**", together());
        }
        return table.toString();
    }

    private Taken together() {
        var together = new Taken();
        all.forEach((question, taken) -> {
            if (question.search()) {
                together.milliseconds.addAll(taken.milliseconds);
                together.refused += taken.refused;
            }
        });
        return together;
    }

    private static void row(StringBuilder table, String name, Taken taken) {
        table.append("| %s | %.1f | %.1f | %.1f | %.1f | %d | %s |%n".formatted(name, taken.percentile(50),
                taken.percentile(95), taken.percentile(99), taken.percentile(100), taken.milliseconds.size(),
                taken.refused == 0 ? "" : taken.refused));
    }

    private static double percentile(List<Double> values, int percent) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        var sorted = values.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
}
