package org.productimporter.web.products.lists;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.kit.SqlFile;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.ProductMapper;
import org.productimporter.web.products.ProductRules;
import org.productimporter.web.products.lists.FindProducts.Slice;
import org.productimporter.web.products.search.SearchProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/// Finds and counts products by parts of their texts through the trigram index: quick for texts
/// that few products have, at any size of the catalogue. Thread-safe; joins the caller's
/// transaction.
@Component
class Candidates {

    private static final String CONTENT =
            """
            and content like product_search_text(:content_${no})
            """;

    private final JdbcClient jdbc;
    private final SearchProperties properties;
    private final String candidates = SqlFile.read(Candidates.class, "candidates.sql");
    private final String find = SqlFile.read(Candidates.class, "find-candidates.sql");

    Candidates(JdbcClient jdbc, SearchProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /// Products that the filter lets through, in their order.
    ///
    /// @param behind only products behind this place
    List<Product> find(
            ProductFilter filter,
            ProductOrdering ordering,
            @Nullable ProductPlace behind,
            Slice slice) {
        var text =
                ProductConditions.of(filter)
                        .in(find, name -> ":" + name)
                        .replace("${candidates}", candidates)
                        .replace("${order}", order(ordering))
                        .replace("${candidates_behind}", behindCandidates(ordering, behind));
        var sorting = Sorting.by(ordering.key());
        var statement =
                values(filter, sorting.in(text, ordering.direction(), behind != null))
                        .param("offset", slice.offset())
                        .param("limit", slice.limit());
        if (behind != null) {
            statement.param("place_id", behind.id()).param("place_key", behind.key());
        }
        return statement.query(new ProductMapper()).list();
    }

    /// By the candidate's own id, which is sorted already, so that nothing waits for the last
    /// one.
    private static String order(ProductOrdering ordering) {
        return isById(ordering) ? "candidate_id ${direction}" : "${order}";
    }

    private static String behindCandidates(
            ProductOrdering ordering, @Nullable ProductPlace behind) {
        return behind != null && isById(ordering) ? "and candidate_id ${beyond} :place_id" : "";
    }

    private static boolean isById(ProductOrdering ordering) {
        return ordering.key() == ProductOrdering.Key.ID;
    }

    private static final String COUNT =
            """
            select count(*)
            from (
                select
                from (
                    ${candidates}) as candidate
                cross join lateral (
                    select
                    from product
                    where id = candidate_id
                    ${conditions}
                    offset 0) as found
                limit :limit) as counted
            """;

    /// How many products the filter lets through, or `limit` if there are more.
    long count(ProductFilter filter, long limit) {
        var text =
                ProductConditions.of(filter)
                        .in(COUNT, name -> ":" + name)
                        .replace("${candidates}", candidates);
        return values(filter, text).param("limit", limit).query(Long.class).single();
    }

    private static final String BEHIND =
            """
            select coalesce(sum(products) filter (where so_far > :direct), 0)
            from (
                select products, sum(products) over (order by products, id) as so_far
                from product_change) as change
            """;

    /// How many changes no search knows yet.
    long behind() {
        return jdbc.sql(BEHIND).param("direct", properties.direct()).query(Long.class).single();
    }

    private StatementSpec values(ProductFilter filter, String text) {
        var texts = filter.texts();
        var contents = new StringBuilder();
        for (int no = 0; no < texts.size(); no++) {
            contents.append(CONTENT.replace("${no}", Integer.toString(no)));
        }
        var whole = filter.search() == null ? filter.sku() : filter.search();
        var statement =
                jdbc.sql(text.replace("${contents}", contents))
                        .params(ProductConditions.of(filter).values())
                        .param("direct", properties.direct())
                        .param("whole", whole == null ? null : ProductRules.trimmed(whole));
        for (int no = 0; no < texts.size(); no++) {
            statement.param("content_" + no, pattern(texts.get(no)));
        }
        return statement;
    }

    private static String pattern(String part) {
        return '%' + part.replaceAll("[\\\\%_]", "\\\\$0") + '%';
    }
}
