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

/// Two nodes on one PostgreSQL: a server and an importer without web. Imports with one and with
/// both, then kills whichever manages an import in the middle of it. For one thread.
final class KillNode implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration TAKEOVER_LIMIT = Duration.ofSeconds(60);

    private final KillOptions options;
    private final Random random;
    private final Editions editions;
    private final Postgres postgres;
    private final OurCatalogue catalogue;
    private final ImportTable imports;
    private final Server server;
    private final Node importer;

    KillNode(KillOptions options, Path folder) {
        this.options = options;
        random = new Random(options.seed());
        editions = new Editions(options.rows(), folder);
        postgres = new Postgres(folder, Map.of());
        catalogue = new OurCatalogue(postgres, "nodes");
        imports = new ImportTable(catalogue::database);
        server = new Server(options.repository(), folder, KillImports.HEAP, catalogue.environment());
        var environment = new HashMap<>(catalogue.environment());
        environment.put("PRODUCT_IMPORTER_DATA", Server.data(folder).toString());
        var jar = Programs.copyOfJar(options.repository(), "importer-job/target/importer-job.jar",
                folder.resolve("importer.jar"));
        importer = new Node(List.of(Programs.java(), "-Xmx" + KillImports.HEAP, "-jar", jar.toString()), environment,
                folder, "importer");
    }

    /// @throws AssertionError when an import does not end as the model says
    void run() {
        server.start();
        System.out.println("""
                | nodes | import seconds | chunks by server + importer |
                | ---: | ---: | ---: |""");
        importIntoNothing(1);
        importIntoNothing(1);
        startImporter();
        importIntoNothing(2);
        importIntoNothing(2);
        System.out.println("""

                | kill | manager | phase | percent | chunks by the other until the takeover \
                | seconds to the takeover | attempts | chunks by server + importer |
                | ---: | --- | --- | ---: | ---: | ---: | ---: | ---: |""");
        for (int no = 1; no <= options.kills(); no++) {
            killManager(no);
        }
    }

    private void startImporter() {
        importer.start();
        if (!Await.within(START_LIMIT, this::importerIsUp)) {
            throw new IllegalStateException("the importer is not up:\n" + Programs.tail(importer.log()));
        }
    }

    private boolean importerIsUp() {
        return Files.exists(importer.log()) && Programs.tail(importer.log()).contains("Started ImporterApplication");
    }

    private void importIntoNothing(int nodes) {
        catalogue.reset();
        catalogue.settle();
        editions.startAgain();
        var id = upload();
        awaitEnd(id);
        check(id);
        System.out.printf("| %d | %.1f | %s |%n", nodes, catalogue.parts().getOrDefault("import", Double.NaN),
                chunks(imports.chunks(id)));
    }

    private long upload() {
        var answer = server.client().upload(editions.file());
        return Long.parseLong(ServerClient.first(KillImports.ID, answer));
    }

    private void awaitEnd(long id) {
        if (!Await.within(KillImports.IMPORT_LIMIT, () -> standing(id).isFinal())) {
            throw new AssertionError("import %d has not ended: %s".formatted(id, standing(id)));
        }
    }

    private ImportTable.Standing standing(long id) {
        return imports.find(id).orElseThrow();
    }

    private void check(long id) {
        new CatalogueCheck(catalogue.database()).completed(new ImportId(id), editions.imported());
    }

    private String chunks(Map<String, Integer> chunks) {
        return "%d + %d".formatted(of(chunks, server.node()), importer.isAlive() ? of(chunks, importer) : 0);
    }

    /// Nodes are named by host and process number.
    private static int of(Map<String, Integer> chunks, Node node) {
        return chunks.entrySet()
                .stream()
                .filter(entry -> entry.getKey().endsWith("-" + node.pid()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private void killManager(int no) {
        var id = upload();
        var wanted = 15 + 70 * random.nextDouble();
        if (!Await.within(KillImports.IMPORT_LIMIT, () -> standing(id).percent() >= wanted)) {
            throw new AssertionError("import %d does not move: %s".formatted(id, standing(id)));
        }
        var killed = standing(id);
        var managed = killed.node().endsWith("-" + server.node().pid());
        var victim = managed ? server.node() : importer;
        var other = managed ? importer : server.node();
        victim.kill();
        var begin = System.nanoTime();
        var before = of(imports.chunks(id), other);
        if (!Await.within(TAKEOVER_LIMIT, () -> isTakenOver(id, killed))) {
            throw new AssertionError("nobody takes import %d over: %s".formatted(id, standing(id)));
        }
        var seconds = (System.nanoTime() - begin) / 1e9;
        var helped = of(imports.chunks(id), other) - before;
        awaitEnd(id);
        check(id);
        System.out.printf("| %d | %s | %s | %.1f | %d | %.1f | %d | %d + %d |%n", no, managed ? "server" : "importer",
                killed.phase(), killed.percent(), helped, seconds, standing(id).attempt(),
                of(imports.chunks(id), server.node()), of(imports.chunks(id), importer));
        if (no < options.kills()) {
            revive(victim);
        }
    }

    private boolean isTakenOver(long id, ImportTable.Standing killed) {
        var now = standing(id);
        return now.attempt() > killed.attempt() || now.isFinal();
    }

    private void revive(Node victim) {
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
