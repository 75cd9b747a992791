package org.productimporter.web.products.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.security.Scope;
import org.productimporter.web.security.SystemActor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// What PostgreSQL reads for a page, by the counters of the transaction: which index, and how many rows of product.
@WebServerTest
@TestPropertySource(properties = "product.importer.search.catch-up=false")
@Timeout(120)
class SearchPlanIT {

    private static final SystemActor READER = SystemActor.of("reader", Scope.PRODUCTS_READ);
    private static final int SIZE = 50;

    /// Of 20,000 products all are lamps, every second one is red, and every 1,000th has a word of its own.
    private static final List<String> FILL = List.of("truncate product", """
            insert into product (sku, name, description, price)
            select 'S-' || n, 'Lamp ' || md5(n::text), case when n % 2 = 0 then 'red' else 'blue' end
                || case when n % 1000 = 0 then ' zebrano' else '' end, n % 300
            from generate_series(1, 20000) n
            """, """
            insert into product_sort_key (product_id, name, price, updated_at)
            select id, name, price, updated_at
            from product
            """, """
            insert into product_search (product_id, content)
            select id, product_search_text(sku || chr(10) || name || chr(10) || description)
            from product
            """, "update product_count set products = 20000", "analyze product, product_sort_key, product_search");

    @Autowired private ProductListService lists;
    @Autowired private JdbcClient database;
    @Autowired private TransactionTemplate transaction;

    @BeforeEach
    void fill() {
        FILL.forEach(statement -> database.sql(statement).update());
    }

    /// Counters of the session, which go on from one transaction to the next.
    private static final String READ = """
            select pg_stat_get_xact_numscans('product_search_content'::regclass) as text_scans,
                   pg_stat_get_xact_numscans(cast(:index as regclass)) as order_scans,
                   pg_stat_get_xact_tuples_returned('product'::regclass)
                       + pg_stat_get_xact_tuples_fetched('product'::regclass)
                       + pg_stat_get_xact_tuples_fetched('product_pkey'::regclass)
                       + pg_stat_get_xact_tuples_fetched('product_sku_key_unique'::regclass) as products
            """;

    private record Read(long textScans, long orderScans, long products) {

        private Read since(Read before) {
            return new Read(textScans - before.textScans, orderScans - before.orderScans, products - before.products);
        }
    }

    private Read counters(String index) {
        return database.sql(READ).param("index", index).query(Read.class).single();
    }

    private Read read(ProductFilter filter, String ordering, String index) {
        return READER.call(() -> Objects.requireNonNull(transaction.execute(_ -> {
            var before = counters(index);
            var page = lists.page(filter, ProductOrdering.of(ordering), "", SIZE);
            assertThat(page.results()).isNotEmpty();
            return counters(index).since(before);
        })));
    }

    private static ProductFilter text(String text) {
        return new ProductFilter(text, null, null, null, null, null);
    }

    @ParameterizedTest
    @CsvSource({"id, product_pkey", "-id, product_pkey", "sku, product_sku_key_unique", "-sku, product_sku_key_unique",
            "name, product_order_name", "-name, product_order_name", "price, product_order_price",
            "-price, product_order_price", "-updated_at, product_order_updated_at"})
    void aPageOfTheCatalogueIsReadAlongTheIndexOfItsOrder(String ordering, String index) {
        var read = read(ProductFilter.ALL, ordering, index);

        assertThat(read.orderScans()).isPositive();
        assertThat(read.products()).isLessThan(4L * SIZE);
    }

    @ParameterizedTest
    @CsvSource({"id, product_search_pkey", "sku, product_sku_key_unique", "-name, product_order_name",
            "price, product_order_price"})
    void aFrequentTextIsReadAlongTheIndexOfTheOrder(String ordering, String index) {
        var read = read(text("lamp"), ordering, index);

        assertThat(read.textScans()).isZero();
        assertThat(read.orderScans()).isPositive();
        assertThat(read.products()).isLessThan(10L * SIZE);
    }

    @ParameterizedTest
    @CsvSource({"id", "-sku", "name", "-price", "updated_at"})
    void aRareTextIsFoundByItsTrigramsInAnyOrder(String ordering) {
        var read = read(text("red zebrano"), ordering, "product_search_content");

        assertThat(read.textScans()).isPositive();
        assertThat(read.products()).isLessThan(10L * SIZE);
    }

    @Test
    void oneSkuIsReadByItsUniqueIndexWhateverElseIsAsked() {
        var filter = new ProductFilter("lamp", null, null, null, "s-77", null);

        var read = read(filter, "name", "product_sku_key_unique");

        assertThat(read.orderScans()).isEqualTo(1);
        assertThat(read.products()).isLessThan(5);
    }
}
