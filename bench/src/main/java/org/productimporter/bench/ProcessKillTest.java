package org.productimporter.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.productimporter.importer.testing.CatalogueCheck;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.RowCounts;

/// Imports through one server with its embedded PostgreSQL and kills one of the two at random moments. Every import must end
/// as the reference model expects. For one thread.
final class ProcessKillTest implements AutoCloseable {

    static final String HEAP = "256m";
    static final Duration IMPORT_LIMIT = Duration.ofMinutes(10);
    static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*(\\d+)");

    private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(60);

    private final KillTestOptions options;
    private final Random random;
    private final DurationEstimator estimator;
    private final AlternatingFiles files;
    private final EmbeddedPostgresFolder embedded;
    private final ImportMonitor imports;
    private final BenchmarkServer server;
    private final ProgressSampler sampler;
    private int kills;

    ProcessKillTest(KillTestOptions options, Path folder) {
        this.options = options;
        random = new Random(options.seed());
        estimator = new DurationEstimator(options.rows());
        files = new AlternatingFiles(options.rows(), folder);
        embedded = new EmbeddedPostgresFolder(BenchmarkServer.data(folder));
        imports = new ImportMonitor(embedded::database);
        server = new BenchmarkServer(options.repository(), folder, HEAP, Map.of());
        sampler = new ProgressSampler(server.client());
    }

    /// @throws AssertionError if an import does not end as the reference model expects
    void run() {
        server.start();
        System.out.println("""
                | kill | import | phase | percent | seconds until it progresses | attempt |
                | ---: | ---: | --- | ---: | ---: | ---: |""");
        while (kills < options.kills()) {
            importOnce();
        }
        System.out.printf("%n%s%n", sampler.summary());
        sampler.requireNoDecrease();
    }

    private void importOnce() {
        var file = files.file();
        var begin = System.nanoTime();
        var id = Long.parseLong(ServerClient.first(ID, server.client().upload(file)));
        sampler.watch(id);
        while (kills < options.kills() && killAtRandom(id)) {
            kills++;
        }
        if (!Await.within(IMPORT_LIMIT, () -> isFinal(id))) {
            throw new AssertionError("import %d has not ended: %s".formatted(id, imports.find(id)));
        }
        var seconds = (System.nanoTime() - begin) / 1e9;
        var expected = files.imported();
        new CatalogueCheck(embedded.database()).completed(new ImportId(id), expected);
        report(id, file, expected.counts(), seconds);
    }

    private void report(long id, Path file, RowCounts counts, double seconds) {
        System.out.printf(
                "| - | %d | completed as expected: %s, %,d inserted, %,d updated, %,d duplicate |"
                        + " 100 | %.1f in total | %d |%n",
                id, file.getFileName(), counts.inserted(), counts.updated(), counts.duplicate(), seconds,
                imports.find(id).orElseThrow().attempt());
    }

    private boolean isFinal(long id) {
        return imports.find(id).map(ImportMonitor.Status::isFinal).orElse(false);
    }

    /// Returns false if the import ended before the random moment.
    private boolean killAtRandom(long id) {
        var before = sampler.latest().percent();
        var begin = System.nanoTime();
        var moment = Duration.ofMillis((long) (1_000 * random.nextDouble() * estimator.remainingSeconds(before)));
        if (Await.within(moment, () -> isFinal(id))) {
            return false;
        }
        var sample = sampler.latest();
        estimator.add((System.nanoTime() - begin) / 1e9, sample.percent() - before);
        var seconds = killAndAwait(id);
        System.out.printf("| %d | %d | %s | %.1f | %.1f | %d |%n", kills + 1, id, sample.phase(), sample.percent(),
                seconds, imports.find(id).map(ImportMonitor.Status::attempt).orElse(0));
        return true;
    }

    /// Returns the seconds from the kill of PostgreSQL, or from the restart of the server, until the import progresses.
    private double killAndAwait(long id) {
        switch (options.target()) {
            case SERVER, NODE -> server.node().kill();
            case POSTGRES -> embedded.postmaster().destroyForcibly();
        }
        var since = Instant.now();
        var begin = System.nanoTime();
        if (!server.node().isAlive()) {
            server.start();
        }
        if (!Await.within(RECOVERY_LIMIT, () -> imports.hasProgressed(id, since))) {
            throw new AssertionError("import %d has not progressed within %s after kill %d: %s".formatted(id,
                    RECOVERY_LIMIT, kills + 1, imports.find(id)));
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    @Override
    public void close() {
        sampler.close();
        server.close();
        embedded.close();
    }
}
