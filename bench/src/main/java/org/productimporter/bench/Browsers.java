package org.productimporter.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.productimporter.importer.testing.ProductFile;
import org.productimporter.importer.testing.ProductFile.Shape;

/// Measures what it costs an import that many browsers follow it: processor time of the server
/// and of PostgreSQL, duration, and memory of a session. `bench/browsers` calls it with the root
/// of the working copy and options. For one thread.
public final class Browsers implements AutoCloseable {

    private static final double MEGA = 1 << 20;

    private final BrowserOptions options;
    private final Postgres postgres;
    private final OurCatalogue catalogue;
    private final Server server;
    private final Path file;

    private Browsers(BrowserOptions options) throws IOException {
        this.options = options;
        var folder = Folders.clear(options.folder());
        Files.createDirectories(folder);
        postgres = new Postgres(folder, Map.of());
        catalogue = new OurCatalogue(postgres, "browsers");
        server = new Server(options.repository(), folder, options.heap(), catalogue.environment());
        file = ProductFile.of(Shape.CATALOGUE, options.rows()).writeTo(folder.resolve("new.csv"));
    }

    /// Exits with the reason when an import does not end as it should.
    public static void main(String[] arguments) throws IOException {
        try (var browsers = new Browsers(BrowserOptions.of(arguments))) {
            browsers.run();
        }
    }

    private void run() {
        System.err.printf("%s%n", options);
        Progress.told("start of the server", server::start);
        try (var pages = new OpenPages(server.client().address(), options.folder())) {
            Progress.told("warm-up", () -> measured(List.of()));
            var alone = new ArrayList<Followed>();
            alone.add(measured(List.of()));
            var heapBefore = heap();
            Progress.told("sign-in", () -> pages.signIn(options.pages()));
            var watched = new ArrayList<Followed>();
            watched.add(measured(List.of(pages)));
            var heap = heap() - heapBefore;
            System.err.printf("%,d bytes of live heap more%n", heap);
            for (int round = 2; round <= options.rounds(); round++) {
                pages.leave();
                alone.add(measured(List.of()));
                watched.add(measured(List.of(pages)));
            }
            print(alone, watched, heap);
        }
    }

    private long heap() {
        return LiveHeap.bytes(server.node().pid(), options.folder());
    }

    /// Imports the file as new.
    ///
    /// @param watching shows it from its beginning
    private Followed measured(List<OpenPages> watching) {
        catalogue.reset();
        var work = new FollowedImport(server.client(), catalogue, file);
        work.hold();
        watching.forEach(pages -> pages.open("/imports/" + work.id(), "Stopped"));
        catalogue.settle();
        var serverBefore = Cpu.ofProcess(server.node().pid());
        var postgresBefore = postgres.cpuSeconds();
        var seconds = work.carryOn();
        var result = new Followed(seconds, Cpu.ofProcess(server.node().pid()) - serverBefore,
                postgres.cpuSeconds() - postgresBefore, watching.stream().mapToDouble(OpenPages::newsPerPage).sum());
        watching.forEach(pages -> pages.awaitText("Completed"));
        System.err.printf("%s%n", result);
        return result;
    }

    private void print(List<Followed> alone, List<Followed> watched, long heap) {
        var without = Followed.median(alone);
        var with = Followed.median(watched);
        System.out.printf(
                "| %,d rows | import s | server CPU s | PostgreSQL CPU s | news a page |%n"
                        + "|---|---:|---:|---:|---:|%n%s%s",
                options.rows(), without.row("nobody looks"), with.row("%d browsers follow".formatted(options.pages())));
        System.out.printf(
                "%nProcessor time of server and PostgreSQL %+.1f %%, duration %+.1f %%; %.2f MB of"
                        + " live heap a session%n",
                100 * (with.cpu() / without.cpu() - 1), 100 * (with.seconds() / without.seconds() - 1),
                heap / MEGA / options.pages());
    }

    @Override
    public void close() {
        server.close();
        postgres.close();
    }
}
