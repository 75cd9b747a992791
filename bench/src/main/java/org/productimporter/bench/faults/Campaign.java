package org.productimporter.bench.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.productimporter.bench.Folders;
import org.productimporter.bench.ProgressSampler;
import org.productimporter.bench.faults.cluster.AppImages;
import org.productimporter.bench.faults.cluster.Cluster;
import org.springframework.util.FileSystemUtils;

/// Runs batches of trials, each in a new cluster. A failed trial keeps the folder of its cluster; the rest of its batch
/// continues in another one. Thread-safe.
final class Campaign {

    private final CampaignOptions options;
    private final Path folder;
    private final AppImages images;
    private final long deadline;
    private final AtomicInteger clusters = new AtomicInteger();
    private final List<TrialResult> results = Collections.synchronizedList(new ArrayList<>());

    Campaign(CampaignOptions options, Path folder) {
        this.options = options;
        this.folder = folder;
        images = new AppImages(options.repository(), options.repository().resolve("bench/target/faults-programs"));
        deadline = options.limitMinutes() == 0 ? Long.MAX_VALUE
                : System.nanoTime() + TimeUnit.MINUTES.toNanos(options.limitMinutes());
    }

    AppImages images() {
        return images;
    }

    /// The results so far.
    List<TrialResult> results() {
        synchronized (results) {
            return List.copyOf(results);
        }
    }

    /// Runs batches from the queue until it is empty or the time is over.
    void runAll(ConcurrentLinkedQueue<List<TrialId>> batches) {
        for (var batch = batches.poll(); batch != null; batch = batches.poll()) {
            var open = new ConcurrentLinkedQueue<>(batch);
            while (!open.isEmpty() && System.nanoTime() < deadline) {
                runInCluster(open);
            }
        }
    }

    /// Creates the folder of another cluster.
    Path newFolder() {
        try {
            return Folders.clear(folder.resolve("cluster-%03d".formatted(clusters.incrementAndGet())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs trials from the queue until one fails. A failure outside of trials counts for the next trial.
    private void runInCluster(Queue<TrialId> open) {
        var place = newFolder();
        var failed = false;
        var current = open.peek();
        try (var cluster = new Cluster(current.spec(), images, place);
                var sampler = new ProgressSampler(cluster.client())) {
            cluster.start();
            var trials = new Trial(cluster, options, sampler);
            trials.warmUp(current.random(options.seed()));
            while (!open.isEmpty() && System.nanoTime() < deadline) {
                current = open.remove();
                add(trials.run(current), place);
            }
            trials.finish();
        } catch (AssertionError | RuntimeException | IOException e) {
            failed = true;
            open.remove(current);
            add(new TrialResult(current, 0, 0, String.valueOf(e.getMessage())), place);
            if (!(e instanceof AssertionError)) {
                e.printStackTrace();
            }
        }
        if (!failed) {
            delete(place);
        }
    }

    private static void delete(Path place) {
        try {
            FileSystemUtils.deleteRecursively(place);
        } catch (IOException e) {
            log("%s cannot be deleted: %s".formatted(place, e.getMessage()));
        }
    }

    private void add(TrialResult result, Path place) {
        results.add(result);
        log(result.passed() ? "%s: passed, %.1f s to recover".formatted(result.id(), result.recoverySeconds())
                : "%s: FAILED, seed %d, %s: %s".formatted(result.id(), options.seed(), place, result.failure()));
    }

    /// Prints a line to stderr.
    static void log(String line) {
        System.err.printf("%s %s%n", LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS), line);
    }
}
