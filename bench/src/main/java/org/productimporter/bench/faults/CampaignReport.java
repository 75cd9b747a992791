package org.productimporter.bench.faults;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.productimporter.bench.faults.injection.Fault;

/// Prints the results of a campaign as Markdown.
///
/// @param planned all planned trials
record CampaignReport(CampaignOptions options, List<TrialId> planned, List<TrialResult> results) {

    void print() {
        var injected = results.stream().mapToInt(TrialResult::injections).sum();
        System.out.printf(
                """
                        %d of %d trials, %d failed; %d faults injected; files of %,d rows; seed %d; %d processors, %d clusters at a time.
                        Nodes send heartbeats every second instead of every 5 s, so that a dead or frozen node is detected after 5 s.

                        | fault | option | nodes | trials | faults injected | passed | recovery median s | max s |
                        | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |
                        """,
                results.size(), planned.size(), failures().size(), injected, options.rows(), options.seed(),
                Runtime.getRuntime().availableProcessors(), options.parallel());
        planned.stream().map(trial -> new Row(trial.fault(), trial.nodes())).distinct().forEach(this::print);
        if (!failures().isEmpty()) {
            System.out.println("\nFailed:\n");
            failures().forEach(this::printFailure);
        }
    }

    private record Row(Fault fault, int nodes) {

        boolean has(TrialId trial) {
            return trial.fault().equals(fault) && trial.nodes() == nodes;
        }
    }

    private void print(Row row) {
        var own = results.stream().filter(result -> row.has(result.id())).toList();
        var seconds = own.stream().filter(TrialResult::passed).map(TrialResult::recoverySeconds).sorted().toList();
        System.out.printf(Locale.ROOT, "| %s | `%s` | %d | %d | %d | %d | %s | %s |%n", row.fault().title(),
                row.fault().id(), row.nodes(), own.size(), own.stream().mapToInt(TrialResult::injections).sum(),
                seconds.size(), seconds.isEmpty() ? "-" : text(seconds.get(seconds.size() / 2)),
                seconds.isEmpty() ? "-" : text(seconds.getLast()));
    }

    private static String text(double seconds) {
        return "%.1f".formatted(seconds);
    }

    private List<TrialResult> failures() {
        return results.stream()
                .filter(result -> !result.passed())
                .sorted(Comparator.comparing(result -> result.id().toString()))
                .toList();
    }

    private void printFailure(TrialResult result) {
        var id = result.id();
        var reason = String.valueOf(result.failure()).lines().limit(4).collect(Collectors.joining(" "));
        System.out.printf("- %s: %s Repeat: `bench/faults --faults=%s --nodes=%d --trial=%d --seed=%d --rows=%d`%n", id,
                reason, id.fault().id(), id.nodes(), id.no(), options.seed(), options.rows());
    }
}
