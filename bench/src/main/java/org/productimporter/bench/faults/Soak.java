package org.productimporter.bench.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.productimporter.bench.ProgressSampler;
import org.productimporter.bench.faults.cluster.Cluster;
import org.productimporter.bench.faults.cluster.ClusterSpec;

/// Imports without a pause into two nodes and compares the first third of the time with the last: heap, open files,
/// connections, sizes of tables. Run it in one thread, print it afterwards.
final class Soak implements Runnable {

    private static final long SAMPLE_SECONDS = 10;

    private final CampaignOptions options;
    private final Campaign campaign;
    private final List<SoakSample> samples = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger imports = new AtomicInteger();
    private volatile @Nullable String failure;

    Soak(CampaignOptions options, Campaign campaign) {
        this.options = options;
        this.campaign = campaign;
    }

    @Override
    public void run() {
        try (var cluster = new Cluster(ClusterSpec.of(2), campaign.images(), campaign.newFolder());
                var sampler = new ProgressSampler(cluster.client())) {
            cluster.start();
            var trials = new Trial(cluster, options, sampler);
            var random = new Random(options.seed());
            trials.warmUp(random);
            var end = System.nanoTime() + TimeUnit.MINUTES.toNanos(options.soakMinutes());
            var next = System.nanoTime();
            while (System.nanoTime() < end) {
                trials.importUndisturbed(random);
                imports.incrementAndGet();
                if (System.nanoTime() >= next) {
                    samples.add(SoakSample.of(cluster));
                    next = System.nanoTime() + TimeUnit.SECONDS.toNanos(SAMPLE_SECONDS);
                }
            }
            trials.finish();
        } catch (AssertionError | RuntimeException | IOException e) {
            failure = e.toString();
        }
        Campaign.log("soak: " + (failure == null ? "passed" : "FAILED: " + failure));
    }

    boolean passed() {
        return failure == null;
    }

    /// Prints the mean of the first and of the last third.
    void print() {
        if (samples.size() < 3) {
            System.out.println(failure == null ? "" : "\nSoak: failed: " + failure);
            return;
        }
        System.out.printf("""

                Soak of %d minutes, %d imports, seed %d%s:

                | value | first third | last third | change |
                | --- | ---: | ---: | ---: |
                """, options.soakMinutes(), imports.get(), options.seed(),
                failure == null ? "" : ", failed: " + failure);
        samples.getFirst().values().keySet().forEach(this::print);
    }

    private void print(String name) {
        var third = samples.size() / 3;
        var first = mean(name, samples.subList(0, third));
        var last = mean(name, samples.subList(samples.size() - third, samples.size()));
        System.out.printf(Locale.ROOT, "| %s | %.1f | %.1f | %+.1f |%n", name, first, last, last - first);
    }

    private static double mean(String name, List<SoakSample> part) {
        return part.stream()
                .mapToDouble(sample -> sample.values().getOrDefault(name, 0.0))
                .average()
                .orElse(Double.NaN);
    }
}
