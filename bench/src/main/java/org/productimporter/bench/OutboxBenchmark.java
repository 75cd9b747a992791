package org.productimporter.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Measures what the product outbox costs the merge of a bucket of 40,000 rows: runs the statements of the merge with and
/// without it in turn and rolls each back. For one thread.
final class OutboxBenchmark {

    private static final int PAIRS = 9;
    private static final int ROWS = 40_000;
    private static final Path STATEMENTS =
            Path.of("importer-job/src/main/resources/org/productimporter/importer/merge");

    /// A statement of the merge and the rows of its bucket.
    private record Bucket(String name, String statement, String rows) {}

    private static final String NEW_ROWS = """
            select row_number() over () as line, 'NEW-' || sku as sku, name, description, price, active
            """;
    private static final String SAME_ROWS = """
            select row_number() over () as line, sku, name, description, price, active
            """;
    private static final String CHANGED_ROWS = """
            select row_number() over () as line, sku, 'New ' || name as name,
                'New ' || description as description, price + 1 as price, active
            """;
    private static final String LIKE_PRODUCTS = """
            create unlogged table bench_bucket as
            ${rows}
            from product
            limit 0
            """;
    private static final String FILL = """
            insert into bench_bucket
            ${rows}
            from product
            where sku_key >= :keyFrom
            and sku_key < :keyTo
            """;

    private static final List<Bucket> BUCKETS = List.of(new Bucket("new", "insert-products.sql", NEW_ROWS),
            new Bucket("same", "upsert-products.sql", SAME_ROWS),
            new Bucket("all changed", "upsert-products.sql", CHANGED_ROWS));

    private final Path statements;
    private final BenchmarkDatabase catalogue;
    private final String keyFrom;
    private final String keyTo;

    /// @param products number of products in the catalogue; the bucket is in its middle
    OutboxBenchmark(Path repository, BenchmarkDatabase catalogue, long products) {
        statements = repository.resolve(STATEMENTS);
        this.catalogue = catalogue;
        keyFrom = key(products / 2);
        keyTo = key(products / 2 + ROWS);
    }

    private static String key(long no) {
        return new GeneratedProduct(no).sku().toLowerCase(Locale.ROOT);
    }

    String table() throws SQLException {
        var table = new StringBuilder();
        table.append("| merge of a bucket of 40,000 rows | without outbox ms | with outbox ms ");
        table.append("| ratio of the medians | ratio of the best | target |\n");
        table.append("|---|---:|---:|---:|---:|---:|\n");
        try (var connection = catalogue.connect()) {
            var database = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            for (var bucket : BUCKETS) {
                row(table, database, bucket);
            }
            database.sql("create index bench_price on product (price)").update();
            table.append("\n| the same with an index on the price of product | with outbox ms |\n|---|---:|\n");
            for (var bucket : BUCKETS) {
                indexed(table, database, bucket);
            }
            database.sql("drop index bench_price").update();
            database.sql("drop table bench_bucket").update();
        }
        return table.toString();
    }

    /// Measures the cost of an index on product, which is the reason for the table product_sort_key.
    private void indexed(StringBuilder table, JdbcClient database, Bucket bucket) {
        fill(database, bucket);
        var withOutbox = statement(bucket);
        var milliseconds =
                IntStream.range(0, PAIRS).mapToObj(_ -> milliseconds(database, withOutbox)).sorted().toList();
        table.append("| %s | %.0f (best %.0f) |%n".formatted(bucket.name(), milliseconds.get(PAIRS / 2),
                milliseconds.getFirst()));
    }

    private void fill(JdbcClient database, Bucket bucket) {
        database.sql("drop table if exists bench_bucket").update();
        database.sql(LIKE_PRODUCTS.replace("${rows}", bucket.rows())).update();
        database.sql(FILL.replace("${rows}", bucket.rows())).param("keyFrom", keyFrom).param("keyTo", keyTo).update();
    }

    private void row(StringBuilder table, JdbcClient database, Bucket bucket) {
        fill(database, bucket);
        var withOutbox = statement(bucket);
        var withoutOutbox = withOutbox.replaceFirst(",\\s+append_product_outbox\\(.*\\) as outbox_id", "");
        if (withoutOutbox.equals(withOutbox)) {
            throw new IllegalStateException(bucket.statement() + " does not append to product_outbox");
        }
        var without = new ArrayList<Double>();
        var with = new ArrayList<Double>();
        for (int pair = 0; pair <= PAIRS; pair++) {
            // The second statement finds more dead rows, so the order alternates. The first pair is the warm-up.
            var first = pair % 2 == 0 ? milliseconds(database, withoutOutbox) : Double.NaN;
            var last = milliseconds(database, withOutbox);
            var second = pair % 2 == 0 ? first : milliseconds(database, withoutOutbox);
            if (pair > 0) {
                without.add(second);
                with.add(last);
            }
        }
        without.sort(null);
        with.sort(null);
        table.append("| %s | %.0f (best %.0f) | %.0f (best %.0f) | %.2f | %.2f | ≤ 1.15 |%n".formatted(bucket.name(),
                without.get(PAIRS / 2), without.getFirst(), with.get(PAIRS / 2), with.getFirst(),
                with.get(PAIRS / 2) / without.get(PAIRS / 2), with.getFirst() / without.getFirst()));
    }

    private String statement(Bucket bucket) {
        try {
            return Files.readString(statements.resolve(bucket.statement())).replace("${bucket}", "bench_bucket");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final String BEGIN = """
            begin;
            set local work_mem = '64MB';
            set local default_statistics_target = 1;
            analyze bench_bucket (sku)
            """;

    private double milliseconds(JdbcClient database, String statement) {
        database.sql(BEGIN).update();
        var begin = System.nanoTime();
        database.sql(statement)
                .params(Map.of("keyFrom", keyFrom, "keyTo", keyTo, "mayInsert", true, "mayUpdate", true,
                        "blankPriceClears", true))
                .query()
                .listOfRows();
        var milliseconds = (System.nanoTime() - begin) / 1e6;
        database.sql("rollback").update();
        return milliseconds;
    }
}
