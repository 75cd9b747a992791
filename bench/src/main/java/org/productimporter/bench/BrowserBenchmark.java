package org.productimporter.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.productimporter.importer.testing.ProductFile;
import org.productimporter.importer.testing.ProductFile.Shape;

/// Measures what following an import in many browser pages costs: processor time of server and PostgreSQL, duration, and
/// memory of a session. `bench/browsers` calls it with the root of the working copy and options. For one thread.
public final class BrowserBenchmark implements AutoCloseable {

    private static final double MEGA = 1 << 20;

    private final BrowserOptions options;
    private final PostgresServer postgres;
    private final BenchmarkDatabase catalogue;
    private final BenchmarkServer server;
    private final Path file;

    private BrowserBenchmark(BrowserOptions options) throws IOException {
        this.options = options;
        var folder = Folders.clear(options.folder());
        Files.createDirectories(folder);
        postgres = new PostgresServer(folder, Map.of());
        catalogue = new BenchmarkDatabase(postgres, "browsers");
        // A slower import would be charged for more indexing.
        var environment = new HashMap<>(catalogue.environment());
        environment.put("PRODUCT_IMPORTER_SEARCH_INDEXER", "false");
        server = new BenchmarkServer(options.repository(), folder, List.of("-Xmx" + options.heap()), environment);
        file = ProductFile.of(Shape.CATALOGUE, options.rows()).writeTo(folder.resolve("new.csv"));
    }

    /// Exits with the reason if an import fails.
    public static void main(String[] arguments) throws IOException {
        try (var browsers = new BrowserBenchmark(BrowserOptions.of(arguments))) {
            browsers.run();
        }
    }

    private void run() {
        System.err.printf("%s%n", options);
        ProgressLog.time("start of the server", server::start);
        try (var pages = new BrowserPages(server.client().address(), options.folder())) {
            ProgressLog.time("warm-up", () -> measure(List.of()));
            var alone = new ArrayList<ImportCost>();
            alone.add(measure(List.of()));
            var heapBefore = heap();
            ProgressLog.time("sign-in", () -> pages.signIn(options.pages()));
            // The pages are warmed up like the import: classes are loaded and compiled once, not with each import.
            ProgressLog.time("warm-up with pages", () -> measure(List.of(pages)));
            var watched = new ArrayList<ImportCost>();
            watched.add(measure(List.of(pages)));
            var heap = heap() - heapBefore;
            System.err.printf("%,d additional bytes of live heap%n", heap);
            for (int round = 2; round <= options.rounds(); round++) {
                pages.navigateAway();
                alone.add(measure(List.of()));
                watched.add(measure(List.of(pages)));
            }
            print(alone, watched, heap);
        }
    }

    private long heap() {
        return HeapHistogram.liveBytes(server.node().pid(), options.folder());
    }

    /// Imports the file into an empty catalogue.
    ///
    /// @param watching pages that follow the import from its start
    private ImportCost measure(List<BrowserPages> watching) {
        catalogue.reset();
        var paused = new PausedImport(server.client(), catalogue, file);
        paused.pause();
        watching.forEach(pages -> pages.open("/imports/" + paused.id(), "Stopped"));
        catalogue.settle();
        var begin = System.nanoTime();
        var serverBefore = CpuTime.ofProcess(server.node().pid());
        var postgresBefore = postgres.cpuSeconds();
        var seconds = paused.resume();
        var result = new ImportCost(seconds, CpuTime.ofProcess(server.node().pid()) - serverBefore,
                postgres.cpuSeconds() - postgresBefore,
                watching.stream().mapToDouble(BrowserPages::messagesPerPage).sum());
        CpuBudget.since(begin).requirePossible("import", result.cpu());
        watching.forEach(pages -> pages.awaitText("Completed"));
        System.err.printf("%s%n", result);
        return result;
    }

    private void print(List<ImportCost> alone, List<ImportCost> watched, long heap) {
        var without = ImportCost.median(alone);
        var with = ImportCost.median(watched);
        System.out.printf(
                "| %,d rows | import s | server CPU s | PostgreSQL CPU s | messages per page |%n"
                        + "|---|---:|---:|---:|---:|%n%s%s",
                options.rows(), without.row("no browser"), with.row("%d browsers follow".formatted(options.pages())));
        System.out.printf(
                "%nProcessor time of server and PostgreSQL %+.1f %%, duration %+.1f %%; %.2f MB of"
                        + " live heap per session%n",
                100 * (with.cpu() / without.cpu() - 1), 100 * (with.seconds() / without.seconds() - 1),
                heap / MEGA / options.pages());
    }

    @Override
    public void close() {
        server.close();
        postgres.close();
    }
}
