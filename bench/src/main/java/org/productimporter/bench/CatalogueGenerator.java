package org.productimporter.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Fills a catalogue with [GeneratedProduct]s and its search tables, both in bulk. For one thread.
final class CatalogueGenerator {

    private static final int BATCH_ROWS = 1_000;

    private final Connection connection;
    private final JdbcClient database;
    private final long count;

    CatalogueGenerator(Connection connection, long count) {
        this.connection = connection;
        this.database = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        this.count = count;
    }

    private static final String HAS_PRODUCTS = """
            select exists (
                select from product
                where sku = :last)
                and not exists (
                select from product
                where sku not like 'BENCH-%')
            """;
    private static final String HAS_SEARCH_TEXTS = """
            select exists (
                select from product_search
                where product_id = (
                    select max(id)
                    from product))
            """;
    private static final String HAS_INDEX = """
            select to_regclass('product_search_content') is not null
            """;
    private static final String HAS_SORT_KEYS = """
            select exists (
                select from product_sort_key)
            """;

    /// Performs the steps that an earlier run has not completed. Each step is a transaction.
    void fill() {
        if (!has(HAS_PRODUCTS)) {
            database.sql("truncate product").update();
            ProgressLog.time("%,d products by COPY".formatted(count), this::copy);
        }
        step("search texts", HAS_SEARCH_TEXTS, SEARCH_TEXTS);
        step("search index", HAS_INDEX, INDEX);
        step("sort keys", HAS_SORT_KEYS, SORT_KEYS);
        database.sql("update product_count set products = :count").param("count", count).update();
    }

    private void step(String name, String condition, String statement) {
        if (!has(condition)) {
            ProgressLog.time(name, () -> database.sql(statement).update());
        }
    }

    private boolean has(String query) {
        return database.sql(query).param("last", new GeneratedProduct(count).sku()).query(Boolean.class).single();
    }

    private void copy() {
        try {
            var copy = connection.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy product (sku, name, description, price, active) from stdin");
            var rows = new StringBuilder();
            for (long no = 1; no <= count; no++) {
                append(rows, new GeneratedProduct(no));
                if (no % BATCH_ROWS == 0 || no == count) {
                    var bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
                    copy.writeToCopy(bytes, 0, bytes.length);
                    rows.setLength(0);
                }
            }
            copy.endCopy();
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private static void append(StringBuilder rows, GeneratedProduct product) {
        rows.append(product.sku()).append('\t').append(product.name()).append('\t');
        rows.append(product.description()).append('\t').append(product.price()).append('\t');
        rows.append(product.isActive() ? "t\n" : "f\n");
    }

    private static final String SEARCH_TEXTS = """
            drop index if exists product_search_content;
            insert into product_search (product_id, content)
            select id, product_search_text(sku || E'\\n' || name || E'\\n' || description)
            from product
            order by id
            """;

    private static final String INDEX = """
            set maintenance_work_mem = '1GB';
            set max_parallel_maintenance_workers = 1;
            create index product_search_content
            on product_search using gin (content gin_trgm_ops, long_content gin_trgm_ops)
            """;

    private static final String SORT_KEYS = """
            drop index if exists product_sort_key_name, product_sort_key_price, product_sort_key_updated_at;
            insert into product_sort_key (product_id, name, price, updated_at)
            select id, name, coalesce(price, 'infinity'), updated_at
            from product
            order by id;
            create index product_sort_key_name on product_sort_key (name, product_id);
            create index product_sort_key_price on product_sort_key (price, product_id);
            create index product_sort_key_updated_at on product_sort_key (updated_at, product_id)
            """;
}
