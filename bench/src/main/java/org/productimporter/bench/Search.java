package org.productimporter.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.productimporter.importer.testing.ProductFile;
import org.productimporter.importer.testing.ProductFile.Shape;

/// Measures lists and searches over REST: `bench/search` calls it with the root of the working
/// copy and `--products=`. For one thread.
public final class Search implements AutoCloseable {

    private static final int TIMES = 40;
    private static final long IMPORTED_ROWS = 500_000;
    private static final Duration CATCH_UP_LIMIT = Duration.ofHours(2);
    private static final Pattern CURSOR = Pattern.compile("\"next_cursor\":\"([^\"]+)\"");

    private final Postgres postgres;
    private final OurCatalogue catalogue;
    private final Server server;
    private final ManyProducts products;
    private final Path folder;

    private Search(Path repository, long count) throws IOException {
        folder = Folders.clear(repository.resolve("bench/target/search"));
        postgres = new Postgres(folder, Map.of("autovacuum", "on"));
        catalogue = new OurCatalogue(postgres, "search");
        server = new Server(repository, folder, "256m", catalogue.environment());
        server.start();
        products = new ManyProducts(catalogue.database(), count);
    }

    /// Exits with the reason when the server refuses a request.
    public static void main(String[] arguments) throws IOException {
        var count =
                Arrays.stream(arguments)
                        .filter(argument -> argument.startsWith("--products="))
                        .mapToLong(argument -> Long.parseLong(argument.substring(11)))
                        .findFirst()
                        .orElse(1_000_000);
        try (var search = new Search(Path.of(arguments[0]).toAbsolutePath(), count)) {
            search.run(count);
        }
    }

    private void run(long count) {
        System.out.printf("## Searching %,d products%n%n", count);
        products.fill();
        catalogue.settle();
        System.out.printf("Caught up after %.1f s.%n%n", secondsUntilCaughtUp());
        catalogue.settle();
        table("quiet");
        var file =
                ProductFile.of(Shape.CATALOGUE, IMPORTED_ROWS)
                        .writeTo(folder.resolve("import.csv"));
        server.client().upload(file);
        table("while an import of %,d rows runs".formatted(IMPORTED_ROWS));
        System.out.printf(
                "%,d changes behind; caught up after %.1f s more.%n",
                products.behind(), secondsUntilCaughtUp());
    }

    private double secondsUntilCaughtUp() {
        var begin = System.nanoTime();
        if (!Await.within(CATCH_UP_LIMIT, () -> products.behind() == 0)) {
            throw new IllegalStateException(
                    "%,d changes are not searchable yet".formatted(products.behind()));
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private static Map<String, String> queries() {
        var queries = new LinkedHashMap<String, String>();
        queries.put("frequent word", "search=karane");
        queries.put("rare part", "search=00123");
        queries.put("part of a hash", "description=c4ca42");
        queries.put("absent", "search=doesnotexist");
        queries.put("two frequent words", "search=karane+karane");
        queries.put("three words", "search=karane+loranor+mi");
        queries.put("short", "search=zz");
        queries.put("SKU", "sku=bench-000000777");
        queries.put("frequent, by name", "search=karane&ordering=name");
        queries.put("rare, by price", "search=00123&ordering=-price");
        queries.put("unfiltered", "page=1");
        return queries;
    }

    private void table(String when) {
        System.out.printf(
                "| %s | p50 ms | p95 ms | p99 ms |%n|---|---:|---:|---:|%n", when);
        queries().forEach((name, query) -> row(name, query, TIMES));
        for (var ordering : new String[] {"id", "sku"}) {
            var path = "ordering=" + ordering + "&page_size=500&cursor=";
            var cursor = "";
            for (int page = 0; page < 200; page++) {
                cursor = ServerClient.first(CURSOR, get(path + cursor));
            }
            row("cursor behind 100,000, by " + ordering,
                    "ordering=" + ordering + "&cursor=" + cursor, TIMES);
        }
        System.out.println();
    }

    private void row(String name, String query, int times) {
        var milliseconds = new double[times];
        for (int time = 0; time < times; time++) {
            var begin = System.nanoTime();
            get(query);
            milliseconds[time] = (System.nanoTime() - begin) / 1e6;
        }
        Arrays.sort(milliseconds);
        System.out.printf(
                "| %s | %.1f | %.1f | %.1f |%n",
                name,
                milliseconds[times / 2],
                milliseconds[times * 95 / 100],
                milliseconds[times * 99 / 100]);
    }

    private String get(String query) {
        return server.client().get("/api/products/?" + query);
    }

    @Override
    public void close() {
        server.close();
        postgres.close();
    }
}
