package org.productimporter.web.products.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.productimporter.db.SqlFile;
import org.productimporter.model.product.Whitespace;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.ProductRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/// Finds and counts products. Thread-safe; joins a [SearchTransaction].
///
/// PostgreSQL chooses the plan: the index of the ordering if many products pass the filter, the trigram index of the
/// texts if few do. See decision 14.
@Repository
class ProductSearchRepository {

    private static final double SAMPLE_ROWS = 2_000;

    /// Reads the indexes of product itself, for the orderings by ID and SKU and for a single SKU.
    private static final String PRODUCT_PAGE = """
            with page as (
                select p.${identity}
                from product p
                where true
                ${conditions}
                ${after}
                order by ${order}
                offset :offset
                limit :limit
            )
            """;

    private static final String FIND =
            """
                    select p.id, p.sku, p.name, p.description, p.price, p.active, p.attributes, p.created_at, p.updated_at, p.version
                    from page
                    join product p using (${identity})
                    order by ${order}
                    """;

    private static final String LIMIT = """
            offset :offset
            limit :limit
            """;

    /// A statement and its named parameters.
    record Query(String sql, Map<String, @Nullable Object> parameters) {}

    private final JdbcClient jdbc;
    private final TrigramSearch trigrams;
    private final SearchProperties properties;
    private final String searchPage = SqlFile.read(ProductSearchRepository.class, "search-page.sql");
    private final String pageAnchors = SqlFile.read(ProductSearchRepository.class, "page-anchors.sql");

    ProductSearchRepository(JdbcClient jdbc, TrigramSearch trigrams, SearchProperties properties) {
        this.jdbc = jdbc;
        this.trigrams = trigrams;
        this.properties = properties;
    }

    /// Returns products that pass the filter, ordered.
    ///
    /// @param row only products after this row; null for the start of the list
    /// @param offset number of rows to skip
    List<Product> find(ProductFilter filter, ProductOrdering ordering, Keyset.@Nullable Row row, long offset,
            int limit) {
        return statement(findQuery(filter, ordering, row, offset, limit)).query(new ProductRowMapper()).list();
    }

    Query findQuery(ProductFilter filter, ProductOrdering ordering, Keyset.@Nullable Row row, long offset, int limit) {
        var result = isInProduct(filter, ordering) ? FIND : (FIND + LIMIT).replace("${identity}", "id");
        var query = query(result, filter, ordering, row);
        query.parameters().put("offset", offset);
        query.parameters().put("limit", limit);
        return query;
    }

    /// Counts the products that pass the filter, up to `limit`.
    long count(ProductFilter filter, long limit) {
        return statement(query("select count(*) from page", filter, ProductOrdering.BY_ID, null)).param("offset", 0L)
                .param("limit", limit)
                .query(Long.class)
                .single();
    }

    private StatementSpec statement(Query query) {
        return jdbc.sql(query.sql()).params(query.parameters());
    }

    /// Returns whether table product alone answers. Other lists need the search tables.
    static boolean isInProduct(ProductFilter filter, ProductOrdering ordering) {
        return filter.exactSku() != null || (filter.texts().isEmpty() && ordering.isIndexedInProduct());
    }

    private Query query(String result, ProductFilter filter, ProductOrdering ordering, Keyset.@Nullable Row row) {
        var conditions = ProductConditions.of(filter);
        var texts = trigrams.conditions(filter.texts());
        var page = isInProduct(filter, ordering) ? PRODUCT_PAGE : searchPage.replace("${texts}", texts.join());
        var sql = SortColumns.of(ordering.key())
                .applyTo(conditions.applyTo(page + result), ordering.direction(), row != null);
        var sku = filter.search() == null ? filter.sku() : filter.search();
        var parameters = new HashMap<String, @Nullable Object>(conditions.values());
        parameters.putAll(texts.values());
        parameters.put("whole_sku", sku == null ? null : Whitespace.strip(sku));
        parameters.put("unindexed_limit", properties.unindexedLimit());
        if (row != null) {
            parameters.put("id", row.id());
            parameters.put("key", row.key());
        }
        return new Query(sql, parameters);
    }

    /// Reads the anchors of the whole catalogue along the index of the ordering, in 0.1 microseconds a product. In the
    /// orderings by name, price and time they are approximate while the search index lags.
    ///
    /// @param count of all products
    PageAnchors findAnchors(ProductOrdering ordering, ProductPage.Count count) {
        var distance = PageAnchors.distance(count.products());
        var cursors = jdbc.sql(SortColumns.of(ordering.key()).applyTo(pageAnchors, ordering.direction(), false))
                .param("between", distance - 1)
                .query((row, _) -> Keyset.cursor(ordering, row.getLong("id"), row.getString("key")))
                .list();
        return new PageAnchors(count, distance, cursors);
    }

    private static final String COUNT_ALL = """
            select products + coalesce((select sum(added) from product_outbox), 0)
            from product_count
            """;

    /// Returns the number of all products without reading them.
    long countAll() {
        return jdbc.sql(COUNT_ALL).query(Long.class).single();
    }

    private static final String SHARE = """
            select coalesce(avg(case when true ${conditions} then 1 else 0 end), 0)
            from product p tablesample system (:percent)
            """;

    /// Estimates the number of products that pass the filter from a sample.
    long estimate(ProductFilter filter) {
        var all = countAll();
        var conditions = ProductConditions.of(filter);
        var share = jdbc.sql(conditions.applyTo(SHARE))
                .params(conditions.values())
                .param("percent", Math.min(100, 100 * SAMPLE_ROWS / Math.max(all, 1)))
                .query(Double.class)
                .single();
        return Math.round(all * share);
    }

    private static final String ATTRIBUTE_KEYS = """
            select key
            from product_attribute_key
            order by key
            limit :limit
            """;

    List<String> attributeKeys(int limit) {
        return jdbc.sql(ATTRIBUTE_KEYS).param("limit", limit).query((row, _) -> row.getString("key")).list();
    }

    private static final String LAG = """
            select coalesce(sum(products) filter (where running_total > :unindexed_limit), 0)
            from (
                select products, sum(products) over (order by products, id) as running_total
                from product_outbox) as change
            """;

    /// Returns the number of changes that no search finds yet.
    long lag() {
        return jdbc.sql(LAG).param("unindexed_limit", properties.unindexedLimit()).query(Long.class).single();
    }
}
