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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How PostgreSQL reads a page: the plan from EXPLAIN, and the number of rows of product from the session's counters.
@WebServerTest
@TestPropertySource(properties = "product.importer.search.indexer=false")
@Timeout(120)
class SearchPlanIT {

    private static final SystemActor READER = SystemActor.of("reader", Scope.PRODUCTS_READ);
    private static final int SIZE = 50;

    /// Of 20,000 products, all are lamps, every second one is red, and every 1,000th has a rare word.
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
            """, "update product_count set products = 20000");

    @Autowired private ProductListService lists;
    @Autowired private ProductSearchRepository products;
    @Autowired private SearchTransaction search;
    @Autowired private SearchIndexer indexer;
    @Autowired private JdbcClient database;
    @Autowired private TransactionTemplate transaction;

    @BeforeEach
    void fill() {
        // The counters of the session are flushed at the commit. Later, ANALYZE would not reset those of this fill.
        transaction.executeWithoutResult(_ -> {
            FILL.forEach(statement -> database.sql(statement).update());
            database.sql("select 1 from pg_stat_force_next_flush()").query(Integer.class).single();
        });
        database.sql("analyze product, product_sort_key, product_search").update();
    }

    /// Rows of product that the session has read so far.
    private static final String ROWS_READ = """
            select pg_stat_get_xact_tuples_returned('product'::regclass)
                + pg_stat_get_xact_tuples_fetched('product'::regclass)
                + pg_stat_get_xact_tuples_fetched('product_pkey'::regclass)
                + pg_stat_get_xact_tuples_fetched('product_sku_key_unique'::regclass)
            """;

    private long rowsRead() {
        return database.sql(ROWS_READ).query(Long.class).single();
    }

    private long rowsRead(ProductFilter filter, String ordering) {
        return READER.call(() -> Objects.requireNonNull(transaction.execute(_ -> {
            var before = rowsRead();
            var page = lists.page(filter, ProductOrdering.of(ordering), "", SIZE);
            assertThat(page.results()).isNotEmpty();
            return rowsRead() - before;
        })));
    }

    /// Returns the indexes in the plan of a page, which must not scan the whole table product.
    private List<String> indexes(ProductFilter filter, String ordering) {
        var plan = search.execute(() -> {
            var query = products.findQuery(filter, ProductOrdering.of(ordering), null, 0, SIZE);
            var explain = database.sql("explain (format json) " + query.sql()).params(query.parameters());
            return JsonMapper.shared().readTree(explain.query(String.class).single());
        });
        var sequentialScans = plan.findParents("Relation Name")
                .stream()
                .filter(node -> Objects.equals(node.path("Node Type").asString(), "Seq Scan"))
                .map(node -> node.path("Relation Name").asString());
        assertThat(sequentialScans).as(plan.toPrettyString()).doesNotContain("product");
        return plan.findValues("Index Name").stream().map(JsonNode::asString).toList();
    }

    private static ProductFilter text(String text) {
        return new ProductFilter(text, null, null, null, null, null);
    }

    @ParameterizedTest
    @CsvSource({"id, product_pkey", "-id, product_pkey", "sku, product_sku_key_unique", "-sku, product_sku_key_unique",
            "name, product_sort_key_name", "-name, product_sort_key_name", "price, product_sort_key_price",
            "-price, product_sort_key_price", "-updated_at, product_sort_key_updated_at"})
    void readsPageOfCatalogueByIndexOfOrdering(String ordering, String index) {
        assertThat(indexes(ProductFilter.ALL, ordering)).contains(index);
        assertThat(rowsRead(ProductFilter.ALL, ordering)).isLessThan(4L * SIZE);
    }

    @ParameterizedTest
    @CsvSource({"id, product_search_pkey", "sku, product_sku_key_unique", "-name, product_sort_key_name",
            "price, product_sort_key_price"})
    void readsFrequentTextByIndexOfOrdering(String ordering, String index) {
        assertThat(indexes(text("lamp"), ordering)).contains(index).doesNotContain("product_search_content");
        assertThat(rowsRead(text("lamp"), ordering)).isLessThan(10L * SIZE);
    }

    @ParameterizedTest
    @CsvSource({"id", "-sku", "name", "-price", "updated_at"})
    void readsRareTextByTrigramIndexInAnyOrdering(String ordering) {
        assertThat(indexes(text("red zebrano"), ordering)).contains("product_search_content");
        assertThat(rowsRead(text("red zebrano"), ordering)).isLessThan(10L * SIZE);
    }

    @Test
    void readsSingleSkuByUniqueIndex() {
        var filter = new ProductFilter("lamp", null, null, null, "s-77", null);

        assertThat(indexes(filter, "name")).contains("product_sku_key_unique").doesNotContain("product_search_content");
        assertThat(rowsRead(filter, "name")).isLessThan(5);
    }

    @Test
    void largeChangeUpdatesStatisticsOfPlanner() {
        database.sql("truncate product").update();
        var imports = new ImportedProducts(database, indexer);
        var before = analyzed();

        imports.add(9_000, "first");
        imports.indexAll();
        assertThat(analyzed()).isEqualTo(before);
        imports.add(1_000, "second");
        imports.indexAll();
        assertThat(analyzed()).isEqualTo(before + 1);
        imports.add(100, "third");
        imports.indexAll();
        assertThat(analyzed()).isEqualTo(before + 1);
    }

    private long analyzed() {
        return database.sql("select pg_stat_get_analyze_count('product_search'::regclass)").query(Long.class).single();
    }
}
