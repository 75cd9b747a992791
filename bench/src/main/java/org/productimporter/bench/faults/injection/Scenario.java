package org.productimporter.bench.faults.injection;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import org.productimporter.bench.Await;
import org.productimporter.bench.ImportMonitor;
import org.productimporter.bench.ProgressSampler;
import org.productimporter.bench.ServerClient;
import org.productimporter.bench.faults.cluster.Cluster;
import org.productimporter.bench.faults.cluster.Node;

/// The import that an injector disturbs. For one thread.
public final class Scenario {

    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*(\\d+)");
    private static final Duration PHASE_LIMIT = Duration.ofSeconds(60);
    private static final Duration END_LIMIT = Duration.ofMinutes(3);

    private final Cluster cluster;
    private final Path file;
    private final Random random;
    private final double seconds;
    private final ProgressSampler sampler;
    private final ImportMonitor imports;
    private long id;

    /// @param seconds duration of the import without a fault
    public Scenario(Cluster cluster, Path file, Random random, double seconds, ProgressSampler sampler) {
        this.cluster = cluster;
        this.file = file;
        this.random = random;
        this.seconds = seconds;
        this.sampler = sampler;
        this.imports = cluster.imports();
    }

    Cluster cluster() {
        return cluster;
    }

    /// The file to upload.
    public Path file() {
        return file;
    }

    Random random() {
        return random;
    }

    /// Uploads the file; its import begins.
    public void upload() {
        id = Long.parseLong(ServerClient.first(ID, cluster.client().upload(file)));
        sampler.watch(id);
    }

    /// The import, after [#upload()].
    public long id() {
        return id;
    }

    /// Waits for a random moment of the import; returns whether it is still running then.
    boolean awaitMoment() {
        return awaitMoment(seconds);
    }

    /// Waits for a random moment of the first half of the import; returns whether it is still running then.
    boolean awaitEarlyMoment() {
        return awaitMoment(seconds / 2);
    }

    /// Waits for a random time up to `most` seconds; returns whether the import is still running then.
    boolean awaitMoment(double most) {
        return !Await.within(Duration.ofMillis((long) (1_000 * random.nextDouble() * most)), this::isFinal);
    }

    /// Waits until the import is in the phase; returns whether it happened before its end.
    boolean awaitPhase(String phase) {
        try (var watch = watch()) {
            var deadline = System.nanoTime() + PHASE_LIMIT.toNanos();
            while (System.nanoTime() < deadline) {
                var current = watch.phase();
                if (current.equals(phase)) {
                    return true;
                }
                if (current.isEmpty()) {
                    return false;
                }
            }
            return false;
        }
    }

    /// Opens a connection that reads the import.
    ImportWatch watch() {
        return new ImportWatch(cluster.connect(), id);
    }

    /// Whether the import has ended; false while the database is not available.
    public boolean isFinal() {
        return imports.find(id).map(ImportMonitor.Status::isFinal).orElse(false);
    }

    /// Waits until the import has ended.
    void awaitEnd() {
        if (!Await.within(END_LIMIT, this::isFinal)) {
            throw new AssertionError("import %d has not ended within %s: %s".formatted(id, END_LIMIT, status()));
        }
    }

    ImportMonitor.Status status() {
        return imports.find(id).orElseThrow();
    }

    /// The managing node; before the first attempt the server.
    Node manager() {
        return node(imports.find(id).map(ImportMonitor.Status::node).orElse(""));
    }

    private Node node(String name) {
        return cluster.nodes().stream().filter(node -> isAliveAs(node, name)).findFirst().orElseGet(cluster::server);
    }

    private static boolean isAliveAs(Node node, String name) {
        return node.process().isAlive() && node.isNamed(name);
    }

    /// A random living node other than the managing one.
    Node helper() {
        var manager = manager();
        var others = cluster.nodes()
                .stream()
                .filter(node -> !Objects.equals(node, manager) && node.process().isAlive())
                .toList();
        return others.get(random.nextInt(others.size()));
    }
}
