package org.productimporter.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.productimporter.importer.testing.ProductFile;
import org.productimporter.importer.testing.ProductFile.Shape;

/// Measures lists, searches, export and deletion of a large catalogue over REST, idle and during an import. `bench/search` calls it with the root of the working copy and options. For one thread.
public final class SearchBenchmark implements AutoCloseable {

    private static final int WARM_UP = 8;

    private final SearchOptions options;
    private final PostgresServer postgres;
    private final BenchmarkDatabase catalogue;
    private final BenchmarkServer server;

    private SearchBenchmark(SearchOptions options) throws IOException {
        this.options = options;
        var folder = options.folder();
        if (!options.keep()) {
            Folders.clear(folder);
        }
        Files.createDirectories(folder);
        Files.deleteIfExists(folder.resolve("server.jar"));
        postgres = new PostgresServer(folder, Map.of());
        catalogue = new BenchmarkDatabase(postgres, "search");
        server = new BenchmarkServer(options.repository(), folder, List.of("-Xmx256m"), catalogue.environment());
    }

    /// Exits with the reason if a part fails.
    public static void main(String[] arguments) throws IOException, SQLException {
        try (var search = new SearchBenchmark(SearchOptions.of(arguments))) {
            search.run();
        }
    }

    private void run() throws IOException, SQLException {
        System.err.printf("%s%n", options);
        ProgressLog.time("start of the server", server::start);
        try (var connection = catalogue.connect()) {
            new CatalogueGenerator(connection, options.products()).fill();
        }
        ProgressLog.time("vacuum", catalogue::settle);
        System.out.printf("## Searching %,d products%n%n", options.products());
        System.out.println(catalogue.sizes());
        if (options.has("lists")) {
            lists();
        }
        if (options.has("import")) {
            imports();
        }
        var export = new ExportBenchmark(server, catalogue.database());
        if (options.has("export")) {
            System.out.println(export.export());
        }
        if (options.has("delete")) {
            System.out.println(export.delete());
        }
    }

    private void lists() {
        var requests = SearchRequest.searches(options.products());
        new LatencyRecorder(server.client()).send(requests, WARM_UP);
        var searches = new LatencyRecorder(server.client());
        searches.send(requests, options.times());
        System.out.println(searches.table("search, first 50, idle", "all of these searches"));
        var pages = new LatencyRecorder(server.client());
        pages.send(pages(), options.times());
        System.out.println(pages.table("page of 50 of the whole catalogue, idle", ""));
        var others = new LatencyRecorder(server.client());
        others.send(SearchRequest.others(options.products()), options.times());
        System.out.println(others.table("other lists, idle", ""));
    }

    /// First and deep pages in every order. A deep page starts at the product after nine tenths of the catalogue in the
    /// order of IDs.
    private List<SearchRequest> pages() {
        var deep = new GeneratedProduct(options.products() / 10 * 9).sku();
        var requests = new ArrayList<SearchRequest>();
        for (var key : List.of("id", "sku", "name", "price", "updated_at")) {
            for (var ordering : List.of(key, "-" + key)) {
                var order = "ordering=" + ordering;
                requests.add(SearchRequest.page("first, by " + ordering, order));
                var cursor = server.client().cursor(order, deep.substring(0, deep.length() - 2));
                requests.add(SearchRequest.page("deep, by " + ordering, order + "&cursor=" + cursor));
            }
        }
        return requests;
    }

    private void imports() {
        var original = ProductFile.of(Shape.CATALOGUE, options.imported());
        var duringImport =
                new SearchDuringImport(catalogue, server.client(), SearchRequest.searches(options.products()));
        var folder = options.folder();
        var file = original.writeTo(folder.resolve("new.csv"));
        var changed = original.changed().writeTo(folder.resolve("changed.csv"));
        for (var edition : options.imports()) {
            duringImport.run(edition, "changed".equals(edition) ? changed : file);
        }
        System.out.println(duringImport.table());
    }

    @Override
    public void close() {
        server.close();
        postgres.close();
    }
}
