package org.productimporter.web.products.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.ProductRowMapper;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Lists of products by cursors, in every ordering.
@WebServerTest
@ExtendWith(EmptyCatalogue.class)
@Timeout(120)
class ProductCursorIT {

    private static final List<String> ORDERINGS =
            List.of("id", "-id", "sku", "-sku", "name", "-name", "price", "-price", "updated_at", "-updated_at");

    private static final String MANY = """
            with inserted as (
                insert into product (sku, name, description, price, active, updated_at)
            select 's' || (n * 7919 % 1000) || case when n % 2 = 0 then 'X' else 'y' end,
                (array['b', 'a', 'B', 'é', 'b '])[1 + n % 5],
                '',
                case when n % 4 = 0 then null else (n % 3) * 1.5 end,
                n % 2 = 0,
                timestamptz '2026-01-01 00:00:00.000001Z' + (n % 6) * interval '1 microsecond'
            from generate_series(1, 123) n
            returning id)
            insert into product_outbox (product_ids, products, added)
            select array_agg(id), count(*), count(*)
            from inserted
            """;

    @Autowired private JdbcClient database;
    private final ProductClient products;

    ProductCursorIT(ProductClient products) {
        this.products = products;
    }

    @Test
    void cursorsReadTheSameRowsAsPagesInEveryOrdering() {
        database.sql(MANY).update();
        var all = database.sql("select * from product").query(new ProductRowMapper()).list();

        for (var ordering : ORDERINGS) {
            var expected = all.stream().sorted(order(ordering)).map(Product::id).toList();
            for (var size : List.of(2, 41, 500)) {
                var query = "ordering=" + ordering + "&page_size=" + size;
                assertThat(byPages(query)).as(query).isEqualTo(expected);
                assertThat(byCursor(query)).as(query).isEqualTo(expected);
            }
            assertThat(byCursor("active=true&page_size=9&ordering=" + ordering)).hasSize(61)
                    .isEqualTo(byPages("active=true&page_size=9&ordering=" + ordering));
        }
    }

    private static Comparator<Product> order(String ordering) {
        Comparator<Product> key = switch (ordering.replace("-", "")) {
            case "id" -> Comparator.comparingLong(Product::id);
            case "sku" -> Comparator.comparing(product -> product.sku().toLowerCase(Locale.ROOT));
            case "name" -> Comparator.comparing(Product::name);
            case "price" -> Comparator.comparing(Product::price, Comparator.nullsLast(Comparator.naturalOrder()));
            default -> Comparator.comparing(Product::updatedAt);
        };
        var order = key.thenComparingLong(Product::id);
        return ordering.startsWith("-") ? order.reversed() : order;
    }

    private List<Long> byPages(String query) {
        var ids = new ArrayList<Long>();
        for (int page = 1;; page++) {
            var list = products.list(query + "&page=" + page).json();
            list.path("results").forEach(found -> ids.add(found.path("id").asLong()));
            if (list.path("next").isNull()) {
                return ids;
            }
        }
    }

    private List<Long> byCursor(String query) {
        var ids = new ArrayList<Long>();
        var seen = new HashSet<String>();
        var cursor = "";
        while (true) {
            var list = products.list(query + "&cursor=" + cursor).json();
            list.path("results").forEach(found -> ids.add(found.path("id").asLong()));
            if (list.path("next_cursor").isNull()) {
                return ids;
            }
            cursor = list.path("next_cursor").asString();
            assertThat(list.path("next").asString()).endsWith("cursor=" + cursor);
            assertThat(seen.add(cursor)).isTrue();
        }
    }

    @Test
    void rejectsCursorOfAnotherOrdering() {
        products.named("A", "m");
        products.named("B", "n");
        var cursor = products.list("ordering=name&page_size=1&cursor=").json().path("next_cursor").asString();

        var answer = products.list("ordering=price&page_size=1&cursor=" + cursor);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(ProductClient.fields(answer)).containsExactly("cursor");
        var counted = products.list("ordering=name&count=true&cursor=" + cursor).json();
        assertThat(counted.path("count").asLong()).isEqualTo(2);
        assertThat(ProductClient.skus(counted)).containsExactly("B");
    }

    @Test
    void cursorStaysValidWhileProductsChange() {
        var first = products.named("A", "n");
        products.named("C", "n");
        var cursor = products.list("ordering=sku&page_size=1&cursor=").json().path("next_cursor").asString();
        products.delete(first);
        products.named("B", "n");

        assertThat(ProductClient.skus(products.list("ordering=sku&cursor=" + cursor).json())).containsExactly("B", "C");
    }
}
