package org.productimporter.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Fills a catalogue with [MadeProduct]s, and what is searched along with it, both in bulk. For
/// one thread.
final class ManyProducts {

    private static final int PORTION_ROWS = 1_000;

    private final Connection connection;
    private final JdbcClient database;
    private final long count;

    ManyProducts(Connection connection, long count) {
        this.connection = connection;
        this.database = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        this.count = count;
    }

    private static final String IS_FILLED =
            """
            select exists (
                select from product
                where sku = :last)
                and not exists (select from product where sku not like 'BENCH-%')
                and (select products from product_count) = :count
            """;

    /// Nothing is done when the catalogue has just these products.
    void fill() {
        var last = new MadeProduct(count).sku();
        if (database.sql(IS_FILLED)
                .param("last", last)
                .param("count", count)
                .query(Boolean.class)
                .single()) {
            return;
        }
        database.sql("truncate product").update();
        Progress.told("%,d products by COPY".formatted(count), this::copy);
        Progress.told("texts", () -> database.sql(TEXTS).update());
        Progress.told("index of texts", () -> database.sql(INDEX).update());
        database.sql("update product_count set products = :count")
                .param("count", count)
                .update();
    }

    private void copy() {
        try {
            var copy =
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("copy product (sku, name, description, price, active) from stdin");
            var rows = new StringBuilder();
            for (long no = 1; no <= count; no++) {
                append(rows, new MadeProduct(no));
                if (no % PORTION_ROWS == 0 || no == count) {
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

    private static void append(StringBuilder rows, MadeProduct product) {
        rows.append(product.sku()).append('\t').append(product.name()).append('\t');
        rows.append(product.description()).append('\t').append(product.price()).append('\t');
        rows.append(product.isActive() ? "t\n" : "f\n");
    }

    private static final String TEXTS =
            """
            drop index product_search_content;
            insert into product_search (product_id, content)
            select id, product_search_text(sku || E'\\n' || name || E'\\n' || description)
            from product
            order by id
            """;

    private static final String INDEX =
            """
            set maintenance_work_mem = '1GB';
            set max_parallel_maintenance_workers = 1;
            create index product_search_content
            on product_search using gin (content gin_trgm_ops)
            """;
}
