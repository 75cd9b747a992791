package org.productimporter.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.productimporter.importer.testing.ProductFile;
import org.productimporter.importer.testing.ProductFile.Shape;

/// Measures lists, searches, exports and the deletion of a large catalogue over REST, quiet and
/// beside an import, and what the search costs imports. `bench/search` calls it with the root of
/// the working copy and options. For one thread.
public final class Search implements AutoCloseable {

    private static final int WARM_UP = 8;

    private final SearchOptions options;
    private final Postgres postgres;
    private final OurCatalogue catalogue;
    private final Server server;

    private Search(SearchOptions options) throws IOException {
        this.options = options;
        var folder = options.folder();
        if (!options.keep()) {
            Folders.clear(folder);
        }
        Files.createDirectories(folder);
        Files.deleteIfExists(folder.resolve("server.jar"));
        postgres = new Postgres(folder, Map.of("autovacuum", "on"));
        catalogue = new OurCatalogue(postgres, "search");
        server = new Server(options.repository(), folder, "256m", catalogue.environment());
    }

    /// Exits with the reason when a part fails.
    public static void main(String[] arguments) throws IOException, SQLException {
        try (var search = new Search(SearchOptions.of(arguments))) {
            search.run();
        }
    }

    private void run() throws IOException, SQLException {
        System.err.printf("%s%n", options);
        Progress.told("start of the server", server::start);
        try (var connection = catalogue.connect()) {
            new ManyProducts(connection, options.products()).fill();
        }
        Progress.told("vacuum", catalogue::settle);
        System.out.printf("## Searching %,d products%n%n", options.products());
        System.out.println(catalogue.sizes());
        if (options.has("lists")) {
            lists();
        }
        if (options.has("import")) {
            imports();
        }
        var all = new ExportAll(server, catalogue.database());
        if (options.has("export")) {
            System.out.println(all.measured());
        }
        if (options.has("merge")) {
            var cost = new MergeCost(options.repository(), catalogue, options.products());
            System.out.println(cost.table());
        }
        if (options.has("delete")) {
            System.out.println(all.deleted());
        }
    }

    private void lists() {
        var questions = Question.searches(options.products());
        new Latencies(server.client()).ask(questions, WARM_UP);
        var searches = new Latencies(server.client());
        searches.ask(questions, options.times());
        System.out.println(searches.table("search, first 50, quiet", "all of these searches"));
        var pages = new Latencies(server.client());
        pages.ask(pages(), options.times());
        System.out.println(pages.table("page of 50 of the whole catalogue, quiet", ""));
        var others = new Latencies(server.client());
        others.ask(Question.others(options.products()), options.times());
        System.out.println(others.table("other lists, quiet", ""));
    }

    /// First and deep pages in every order. The deep place is near the last tenth of the
    /// catalogue in the order of ids, and wherever that product stands in the other orders.
    private List<Question> pages() {
        var deep = new MadeProduct(options.products() / 10 * 9).sku();
        var questions = new ArrayList<Question>();
        for (var key : List.of("id", "sku", "name", "price", "updated_at")) {
            for (var ordering : List.of(key, "-" + key)) {
                var order = "ordering=" + ordering;
                questions.add(Question.page("first, by " + ordering, order));
                var cursor = server.client().cursor(order, deep.substring(0, deep.length() - 2));
                questions.add(Question.page("deep, by " + ordering, order + "&cursor=" + cursor));
            }
        }
        return questions;
    }

    private void imports() {
        var original = ProductFile.of(Shape.CATALOGUE, options.imported());
        var beside = new ImportBeside(catalogue, server.client(), Question.searches(options.products()));
        var folder = options.folder();
        var file = original.writeTo(folder.resolve("new.csv"));
        var changed = original.changed().writeTo(folder.resolve("changed.csv"));
        for (var edition : options.imports()) {
            beside.run(edition, "changed".equals(edition) ? changed : file);
        }
        System.out.println(beside.table());
    }

    @Override
    public void close() {
        server.close();
        postgres.close();
    }
}
