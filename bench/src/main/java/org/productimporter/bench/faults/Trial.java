package org.productimporter.bench.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.productimporter.bench.Await;
import org.productimporter.bench.ProgressSampler;
import org.productimporter.bench.faults.cluster.Cluster;
import org.productimporter.bench.faults.injection.Faults;
import org.productimporter.bench.faults.injection.Injection;
import org.productimporter.bench.faults.injection.Scenario;

/// Runs the trials of one cluster. For one thread.
final class Trial {

    private static final Duration IMPORT_LIMIT = Duration.ofMinutes(3);
    private static final Duration LARGE_LIMIT = Duration.ofMinutes(30);
    private static final int MAX_TRIES = 10;
    private static final int WARM_UPS = 2;

    private final Cluster cluster;
    private final CampaignOptions options;
    private final TrialFiles files;
    private final ProgressSampler sampler;
    private final Verification verification;
    private double seconds = 1;
    private int imports;

    Trial(Cluster cluster, CampaignOptions options, ProgressSampler sampler) {
        this.cluster = cluster;
        this.options = options;
        this.sampler = sampler;
        this.files = new TrialFiles(cluster, options.rows());
        this.verification = new Verification(cluster);
    }

    /// Imports files without a fault and measures the last.
    void warmUp(Random random) {
        for (int no = 0; no < WARM_UPS; no++) {
            seconds = importUndisturbed(random);
        }
    }

    /// Imports a file and returns the seconds between the upload and the end.
    double importUndisturbed(Random random) {
        var scenario = scenario(files.hostile(random), random);
        scenario.upload();
        var begin = System.nanoTime();
        end(scenario, IMPORT_LIMIT);
        var duration = (System.nanoTime() - begin) / 1e9;
        verify(scenario);
        return duration;
    }

    private Scenario scenario(Path file, Random random) {
        return new Scenario(cluster, file, random, seconds, sampler);
    }

    private void end(Scenario scenario, Duration limit) {
        imports++;
        if (!Await.within(limit, scenario::isFinal)) {
            throw new AssertionError("import %d has not ended within %s: %s".formatted(scenario.id(), limit,
                    cluster.imports().find(scenario.id())));
        }
    }

    private void verify(Scenario scenario) {
        var expected = files.imported(scenario.file());
        verification.completed(scenario.id(), expected);
        sampler.requireNoDecrease();
    }

    /// Runs a trial; repeats it with another file if the import was faster than the fault.
    ///
    /// @throws AssertionError if a result differs
    TrialResult run(TrialId id) {
        var random = id.random(options.seed());
        for (int attempt = 1; attempt <= MAX_TRIES; attempt++) {
            var scenario = scenario(file(id, random), random);
            var injection = id.fault().injector().inject(scenario);
            cluster.startDeadNodes();
            end(scenario, isLarge(id) ? LARGE_LIMIT : IMPORT_LIMIT);
            var recovery = recovery(scenario, injection);
            verify(scenario);
            if (injection.count() > 0) {
                importFresh(random);
                return new TrialResult(id, injection.count(), recovery, null);
            }
        }
        throw new AssertionError("the import was faster than the fault %d times".formatted(MAX_TRIES));
    }

    private Path file(TrialId id, Random random) {
        return isLarge(id) ? LargeFile.write(files.next(), options.largeMegabytes(), random) : files.hostile(random);
    }

    private static boolean isLarge(TrialId id) {
        return id.fault().id().startsWith(Faults.HEAP);
    }

    private static final String RECOVERY = """
            select extract(epoch from finished_at - :since::timestamptz)
            from import
            where id = :id
            """;

    private double recovery(Scenario scenario, Injection injection) {
        var recovery = cluster.database()
                .sql(RECOVERY)
                .param("since", injection.since().toString())
                .param("id", scenario.id())
                .query(Double.class)
                .single();
        return Math.max(0, recovery);
    }

    /// The system works as before.
    private void importFresh(Random random) {
        var scenario = scenario(files.fresh(random), random);
        scenario.upload();
        end(scenario, IMPORT_LIMIT);
        verify(scenario);
        verification.imports(imports);
    }

    /// After the last trial: all events arrive.
    void finish() {
        new EventCheck(cluster.database()).delivered(cluster.receiver());
    }
}
