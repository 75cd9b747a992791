package org.productimporter.bench.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.productimporter.bench.Folders;
import org.productimporter.bench.faults.cluster.FakeClock;

/// Disturbs the built programs during imports and verifies that nothing is lost, doubled or left behind. `bench/faults`
/// calls it with the root of the working copy and options.
public final class FaultCampaign {

    private FaultCampaign() {}

    /// One folder for each campaign, so that it does not remove what an earlier one has kept.
    private static Path newFolder(Path target) throws IOException {
        var begin = LocalDateTime.now(ZoneId.systemDefault())
                .format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT));
        return Folders.clear(target.resolve("faults").resolve(begin));
    }

    /// Prints the results as Markdown. Exits with 1 if a trial failed or was not run without a time limit.
    public static void main(String[] arguments) throws IOException {
        var options = CampaignOptions.of(arguments);
        var trials = CampaignPlan.trials(options)
                .stream()
                .filter(trial -> FakeClock.isAvailable() || !trial.spec().fakeClock())
                .toList();
        var campaign = new Campaign(options, newFolder(options.repository().resolve("bench/target")));
        Campaign.log("%d trials".formatted(trials.size()));
        campaign.images().prepare();
        var soak = new Soak(options, campaign);
        var batches = new ConcurrentLinkedQueue<>(CampaignPlan.batches(trials));
        try (var lanes = Executors.newFixedThreadPool(options.parallel())) {
            if (options.soakMinutes() > 0) {
                lanes.execute(soak);
            }
            for (int lane = 0; lane < options.parallel(); lane++) {
                lanes.execute(() -> campaign.runAll(batches));
            }
        }
        var report = new CampaignReport(options, trials, campaign.results());
        report.print();
        soak.print();
        var complete = options.limitMinutes() > 0 || campaign.results().size() >= trials.size();
        var passed = campaign.results().stream().allMatch(TrialResult::passed) && soak.passed();
        System.exit(complete && passed ? 0 : 1);
    }
}
