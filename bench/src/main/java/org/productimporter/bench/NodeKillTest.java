package org.productimporter.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.productimporter.importer.testing.CatalogueCheck;
import org.productimporter.model.imports.ImportId;

/// Runs two nodes on one PostgreSQL, a server and an importer. Imports with one and with both nodes, then kills the managing
/// node during imports. For one thread.
final class NodeKillTest implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration TAKEOVER_LIMIT = Duration.ofSeconds(60);

    private final KillTestOptions options;
    private final Random random;
    private final AlternatingFiles files;
    private final PostgresServer postgres;
    private final BenchmarkDatabase catalogue;
    private final ImportMonitor imports;
    private final BenchmarkServer server;
    private final NodeProcess importer;

    NodeKillTest(KillTestOptions options, Path folder) {
        this.options = options;
        random = new Random(options.seed());
        files = new AlternatingFiles(options.rows(), folder);
        postgres = new PostgresServer(folder, Map.of());
        catalogue = new BenchmarkDatabase(postgres, "nodes");
        imports = new ImportMonitor(catalogue::database);
        server = new BenchmarkServer(options.repository(), folder, ProcessKillTest.HEAP, catalogue.environment());
        var environment = new HashMap<>(catalogue.environment());
        environment.put("PRODUCT_IMPORTER_DATA", BenchmarkServer.data(folder).toString());
        var jar = Programs.copyOfJar(options.repository(), "importer-job/target/importer-job.jar",
                folder.resolve("importer.jar"));
        importer = new NodeProcess(List.of(Programs.java(), "-Xmx" + ProcessKillTest.HEAP, "-jar", jar.toString()),
                environment, folder, "importer");
    }

    /// @throws AssertionError if an import does not end as the reference model expects
    void run() {
        server.start();
        System.out.println("""
                | nodes | import seconds | chunks by server + importer |
                | ---: | ---: | ---: |""");
        importIntoEmptyCatalogue(1);
        importIntoEmptyCatalogue(1);
        startImporter();
        importIntoEmptyCatalogue(2);
        importIntoEmptyCatalogue(2);
        System.out.println("""

                | kill | manager | phase | percent | chunks of the other node until the takeover \
                | seconds to the takeover | attempts | chunks by server + importer |
                | ---: | --- | --- | ---: | ---: | ---: | ---: | ---: |""");
        for (int no = 1; no <= options.kills(); no++) {
            killManager(no);
        }
    }

    private void startImporter() {
        importer.start();
        if (!Await.within(START_LIMIT, this::isImporterReady)) {
            throw new IllegalStateException("the importer is not ready:\n" + Programs.tail(importer.log()));
        }
    }

    private boolean isImporterReady() {
        return Files.exists(importer.log()) && Programs.tail(importer.log()).contains("Started ImporterApplication");
    }

    private void importIntoEmptyCatalogue(int nodes) {
        catalogue.reset();
        catalogue.settle();
        files.reset();
        var id = upload();
        awaitEnd(id);
        check(id);
        System.out.printf("| %d | %.1f | %s |%n", nodes, catalogue.durations().getOrDefault("import", Double.NaN),
                chunks(imports.completedChunks(id)));
    }

    private long upload() {
        var response = server.client().upload(files.file());
        return Long.parseLong(ServerClient.first(ProcessKillTest.ID, response));
    }

    private void awaitEnd(long id) {
        if (!Await.within(ProcessKillTest.IMPORT_LIMIT, () -> status(id).isFinal())) {
            throw new AssertionError("import %d has not ended: %s".formatted(id, status(id)));
        }
    }

    private ImportMonitor.Status status(long id) {
        return imports.find(id).orElseThrow();
    }

    private void check(long id) {
        new CatalogueCheck(catalogue.database()).completed(new ImportId(id), files.imported());
    }

    private String chunks(Map<String, Integer> chunks) {
        return "%d + %d".formatted(of(chunks, server.node()), importer.isAlive() ? of(chunks, importer) : 0);
    }

    /// The name of a node ends with its process ID.
    private static int of(Map<String, Integer> chunks, NodeProcess node) {
        return chunks.entrySet()
                .stream()
                .filter(entry -> entry.getKey().endsWith("-" + node.pid()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private void killManager(int no) {
        var id = upload();
        var percent = 15 + 70 * random.nextDouble();
        if (!Await.within(ProcessKillTest.IMPORT_LIMIT, () -> status(id).percent() >= percent)) {
            throw new AssertionError("import %d makes no progress: %s".formatted(id, status(id)));
        }
        var killed = status(id);
        var managed = killed.node().endsWith("-" + server.node().pid());
        var victim = managed ? server.node() : importer;
        var other = managed ? importer : server.node();
        victim.kill();
        var begin = System.nanoTime();
        var before = of(imports.completedChunks(id), other);
        if (!Await.within(TAKEOVER_LIMIT, () -> isTakenOver(id, killed))) {
            throw new AssertionError("no node takes over import %d: %s".formatted(id, status(id)));
        }
        var seconds = (System.nanoTime() - begin) / 1e9;
        var helped = of(imports.completedChunks(id), other) - before;
        awaitEnd(id);
        check(id);
        System.out.printf("| %d | %s | %s | %.1f | %d | %.1f | %d | %d + %d |%n", no, managed ? "server" : "importer",
                killed.phase(), killed.percent(), helped, seconds, status(id).attempt(),
                of(imports.completedChunks(id), server.node()), of(imports.completedChunks(id), importer));
        if (no < options.kills()) {
            restart(victim);
        }
    }

    private boolean isTakenOver(long id, ImportMonitor.Status killed) {
        var now = status(id);
        return now.attempt() > killed.attempt() || now.isFinal();
    }

    private void restart(NodeProcess victim) {
        if (victim == importer) {
            startImporter();
        } else {
            server.start();
        }
    }

    @Override
    public void close() {
        server.close();
        importer.close();
        postgres.close();
    }
}
