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

/// Imports through one server on its embedded PostgreSQL, and kills one of the two at random
/// moments until the kills are spent; every import must end as the model says. For one thread.
final class KillImports implements AutoCloseable {

    static final String HEAP = "256m";
    static final Duration IMPORT_LIMIT = Duration.ofMinutes(10);
    static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*(\\d+)");

    private static final Duration MOVE_LIMIT = Duration.ofSeconds(60);

    private final KillOptions options;
    private final Random random;
    private final Pace pace;
    private final Editions editions;
    private final EmbeddedFolder embedded;
    private final ImportTable imports;
    private final Server server;
    private final Sampler sampler;
    private int spent;

    KillImports(KillOptions options, Path folder) {
        this.options = options;
        random = new Random(options.seed());
        pace = new Pace(options.rows());
        editions = new Editions(options.rows(), folder);
        embedded = new EmbeddedFolder(Server.data(folder));
        imports = new ImportTable(embedded::database);
        server = new Server(options.repository(), folder, HEAP, Map.of());
        sampler = new Sampler(server.client());
    }

    /// @throws AssertionError when an import does not end as the model says
    void run() {
        server.start();
        System.out.println("""
                | kill | import | phase | percent | seconds until moving again | attempt |
                | ---: | ---: | --- | ---: | ---: | ---: |""");
        while (spent < options.kills()) {
            importOnce();
        }
        System.out.printf("%n%s%n", sampler.summary());
        sampler.requireNoFall();
    }

    private void importOnce() {
        var file = editions.file();
        var begin = System.nanoTime();
        var id = Long.parseLong(ServerClient.first(ID, server.client().upload(file)));
        sampler.watch(id);
        while (spent < options.kills() && killAtRandom(id)) {
            spent++;
        }
        if (!Await.within(IMPORT_LIMIT, () -> isFinal(id))) {
            throw new AssertionError("import %d has not ended: %s".formatted(id, imports.find(id)));
        }
        var seconds = (System.nanoTime() - begin) / 1e9;
        var expected = editions.imported();
        new CatalogueCheck(embedded.database()).completed(new ImportId(id), expected);
        report(id, file, expected.counts(), seconds);
    }

    private void report(long id, Path file, RowCounts counts, double seconds) {
        System.out.printf(
                "| - | %d | completed, as the model says: %s, %,d inserted, %,d updated, %,d duplicate |"
                        + " 100 | %.1f in all | %d |%n",
                id, file.getFileName(), counts.inserted(), counts.updated(), counts.duplicate(), seconds,
                imports.find(id).orElseThrow().attempt());
    }

    private boolean isFinal(long id) {
        return imports.find(id).map(ImportTable.Standing::isFinal).orElse(false);
    }

    /// False when the import has ended before its moment came.
    private boolean killAtRandom(long id) {
        var before = sampler.latest().percent();
        var begin = System.nanoTime();
        var moment = Duration.ofMillis((long) (1_000 * random.nextDouble() * pace.rest(before)));
        if (Await.within(moment, () -> isFinal(id))) {
            return false;
        }
        var seen = sampler.latest();
        pace.learn((System.nanoTime() - begin) / 1e9, seen.percent() - before);
        var seconds = killAndAwait(id);
        System.out.printf("| %d | %d | %s | %.1f | %.1f | %d |%n", spent + 1, id, seen.phase(), seen.percent(), seconds,
                imports.find(id).map(ImportTable.Standing::attempt).orElse(0));
        return true;
    }

    /// Seconds from the kill of PostgreSQL, or from the new start of the server, until the import
    /// moved again.
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
        if (!Await.within(MOVE_LIMIT, () -> imports.hasMoved(id, since))) {
            throw new AssertionError("import %d has not moved within %s after kill %d: %s".formatted(id, MOVE_LIMIT,
                    spent + 1, imports.find(id)));
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
