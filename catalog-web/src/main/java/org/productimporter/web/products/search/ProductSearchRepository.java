package org.productimporter.web.products.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.db.SqlFile;
import org.productimporter.model.product.Whitespace;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.ProductRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/// Reads and counts products. Thread-safe; joins the caller's transaction, which [BoundedReads] prepares.
///
/// PostgreSQL chooses how: along the index of the order when many products pass the filter, by the trigrams of a text
/// when few do. See decision 14.
@Repository
class ProductSearchRepository {

    /// Rows of the sample for an estimate.
    private static final double SAMPLED_ROWS = 2_000;

    /// By the indexes of product itself, in the order of ids and SKUs, and for one SKU.
    private static final String LIST_PAGE = """
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

    private static final String FIND = """
            select p.id, p.sku, p.name, p.description, p.price, p.active, p.created_at, p.updated_at, p.version
            from page
            join product p using (${identity})
            order by ${order}
            """;

    private static final String SLICE = """
            offset :offset
            limit :limit
            """;

    private final JdbcClient jdbc;
    private final TrigramSearch trigrams;
    private final SearchProperties properties;
    private final String searchPage = SqlFile.read(ProductSearchRepository.class, "search-page.sql");

    ProductSearchRepository(JdbcClient jdbc, TrigramSearch trigrams, SearchProperties properties) {
        this.jdbc = jdbc;
        this.trigrams = trigrams;
        this.properties = properties;
    }

    /// Products that the filter lets through, in their order.
    ///
    /// @param row only products after this one
    /// @param offset so many more are skipped
    List<Product> find(ProductFilter filter, ProductOrdering ordering, Keyset.@Nullable Row row, long offset,
            int limit) {
        var result = isInProduct(filter, ordering) ? FIND : (FIND + SLICE).replace("${identity}", "id");
        return page(result, filter, ordering, row).param("offset", offset)
                .param("limit", limit)
                .query(new ProductRowMapper())
                .list();
    }

    /// How many products the filter lets through, or at least `limit` if there are more.
    long count(ProductFilter filter, long limit) {
        return page("select count(*) from page", filter, ProductOrdering.BY_ID, null).param("offset", 0L)
                .param("limit", limit)
                .query(Long.class)
                .single();
    }

    /// Whether the table product answers alone. Other lists are read by indexes that follow it.
    static boolean isInProduct(ProductFilter filter, ProductOrdering ordering) {
        return filter.exactSku() != null || (filter.texts().isEmpty() && ordering.isKeptInProduct());
    }

    private StatementSpec page(String result, ProductFilter filter, ProductOrdering ordering,
            Keyset.@Nullable Row row) {
        var conditions = ProductConditions.of(filter);
        var texts = trigrams.conditions(filter.texts());
        var page = isInProduct(filter, ordering) ? LIST_PAGE : searchPage.replace("${texts}", texts.join());
        var whole = filter.search() == null ? filter.sku() : filter.search();
        var text = SortColumns.of(ordering.key())
                .in(conditions.in(page + result, name -> ":" + name), ordering.direction(), row != null);
        var statement = jdbc.sql(text)
                .params(conditions.values())
                .params(texts.values())
                .param("whole", whole == null ? null : Whitespace.strip(whole))
                .param("direct", properties.direct());
        return row == null ? statement : statement.param("id", row.id()).param("key", row.key());
    }

    private static final String ALL = """
            select products + coalesce((select sum(added) from product_outbox), 0)
            from product_count
            """;

    /// How many products there are, by the count that whoever changes them keeps.
    long all() {
        return jdbc.sql(ALL).query(Long.class).single();
    }

    private static final String SHARE = """
            select coalesce(avg(case when true ${conditions} then 1 else 0 end), 0)
            from product p tablesample system (:percent)
            """;

    /// About how many products the filter lets through, from some 2,000 of them.
    long estimate(ProductFilter filter) {
        var all = all();
        var conditions = ProductConditions.of(filter);
        var share = jdbc.sql(conditions.in(SHARE, name -> ":" + name))
                .params(conditions.values())
                .param("percent", Math.min(100, 100 * SAMPLED_ROWS / Math.max(all, 1)))
                .query(Double.class)
                .single();
        return Math.round(all * share);
    }

    private static final String BEHIND = """
            select coalesce(sum(products) filter (where so_far > :direct), 0)
            from (
                select products, sum(products) over (order by products, id) as so_far
                from product_outbox) as change
            """;

    /// How many changes no search finds yet.
    long behind() {
        return jdbc.sql(BEHIND).param("direct", properties.direct()).query(Long.class).single();
    }
}
