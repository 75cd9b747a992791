package org.productimporter.web.products.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.products.Product;
import org.productimporter.web.security.Scope;
import org.productimporter.web.security.SystemActor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Jumps to any row of a list. The catalogue is just too large to skip its rows.
@WebServerTest
@Timeout(120)
class PageAnchorsIT {

    private static final SystemActor READER = SystemActor.of("reader", Scope.PRODUCTS_READ);
    private static final int PRODUCTS = 10_700;

    @Autowired private ProductListService lists;
    @Autowired private JdbcClient database;

    @BeforeEach
    void fill() {
        for (var statement : """
                truncate product;
                insert into product (sku, name, price, updated_at)
                select 'S-' || n * 7919 % 10709, 'Lamp ' || n % 100,
                       case when n % 10 > 0 then n % 300 + 0.5 end,
                       timestamptz '2026-01-01 00:00:00.123456Z' + n % 1000 * interval '1 second'
                from generate_series(1, 10700) n;
                insert into product_sort_key (product_id, name, price, updated_at)
                select id, name, coalesce(price, 'infinity'), updated_at
                from product;
                insert into product_search (product_id, content)
                select id, product_search_text(sku || chr(10) || name || chr(10) || description)
                from product;
                update product_count
                set products = 10700
                """.split(";", -1)) {
            database.sql(statement).update();
        }
    }

    private List<Product> all(ProductOrdering ordering) {
        var all = new ArrayList<Product>();
        for (var cursor = ""; cursor != null;) {
            var page = lists.page(ProductFilter.ALL, ordering, cursor, 500);
            all.addAll(page.results());
            cursor = page.nextCursor();
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "-id", "sku", "-sku", "name", "price", "-price", "-updated_at"})
    void reachesEachRowFromPrecedingAnchor(String text) {
        var ordering = ProductOrdering.of(text);
        READER.run(() -> {
            var all = all(ordering);
            var anchors = lists.anchors(ProductFilter.ALL, ordering);

            assertThat(all).hasSize(PRODUCTS);
            assertThat(anchors.count()).isEqualTo(new ProductPage.Count(PRODUCTS, false));
            assertThat(anchors.cursors()).hasSize(21);
            for (var row : List.of(0, 499, 500, 501, 5_321, 10_499, 10_500, 10_699)) {
                var start = anchors.start(row).orElseThrow();
                assertThat(start.skipped()).isLessThan(500);
                assertThat(lists.page(ProductFilter.ALL, ordering, start, 1).results()).as("row %d by %s", row, text)
                        .containsExactly(all.get(row));
            }
        });
    }

    @Test
    void keepsAnchorsUntilSizeOfCatalogueChanges() {
        READER.run(() -> {
            var anchors = lists.anchors(ProductFilter.ALL, ProductOrdering.BY_ID);
            assertThat(lists.anchors(ProductFilter.ALL, ProductOrdering.BY_ID)).isSameAs(anchors);

            database.sql("delete from product where sku = 'S-1'").update();
            database.sql("select append_product_outbox('{1}', -1)").query(Long.class).single();

            assertThat(lists.anchors(ProductFilter.ALL, ProductOrdering.BY_ID).count().products())
                    .isEqualTo(PRODUCTS - 1);
        });
    }

    @Test
    void skipsRowsOfShortList() {
        var filter = new ProductFilter(null, null, "lamp 77", null, null, null);
        READER.run(() -> {
            var anchors = lists.anchors(filter, ProductOrdering.BY_ID);
            var start = anchors.start(100).orElseThrow();

            assertThat(anchors.count()).isEqualTo(new ProductPage.Count(107, false));
            assertThat(start).isEqualTo(new Keyset("", 100));
            assertThat(lists.page(filter, ProductOrdering.BY_ID, start, 50).results()).hasSize(7)
                    .allMatch(product -> Objects.equals(product.name(), "Lamp 77"));
        });
    }
}
