package org.productimporter.web.products.lists;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.productimporter.db.SqlFile;
import org.productimporter.model.product.Whitespace;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.ProductMapper;
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

    /// A part of a text by the index.
    private static final String LOOKED_UP =
            """
            and content like product_search_text(:content_${no})
            """;

    /// A text without it: half a microsecond a product. What is searched is folded once, also by
    /// a plan that was made for any text.
    private static final String READ =
            """
            and strpos(content, (select product_search_text(:part_${no}))) > 0
            """;

    private static final String STRETCH =
            """
            and ${id} ${short_of} :end
            """;

    private static final String BEHIND_PLACE =
            """
            and ${id} ${beyond} :place_id
            """;

    private final JdbcClient jdbc;
    private final SearchProperties properties;
    private final SampleTexts texts;
    private final String candidates =
            SqlFile.read(Candidates.class, "candidates.sql")
                    .replace("${recent}", SqlFile.read(Candidates.class, "recent.sql"));
    private final String find = SqlFile.read(Candidates.class, "find-candidates.sql");

    Candidates(JdbcClient jdbc, SearchProperties properties, SampleTexts texts) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.texts = texts;
    }

    /// Products that the filter lets through, in their order.
    ///
    /// @param behind only products behind this place
    List<Product> find(
            ProductFilter filter,
            ProductOrdering ordering,
            @Nullable ProductPlace behind,
            Slice slice) {
        return find(filter, ordering, behind, slice, null);
    }

    /// The same in the order of ids, short of the product `end`: texts are read one after the
    /// other, without the index.
    List<Product> read(
            ProductFilter filter,
            ProductOrdering ordering,
            @Nullable ProductPlace behind,
            Slice slice,
            long end) {
        return find(filter, ordering, behind, slice, end);
    }

    private List<Product> find(
            ProductFilter filter,
            ProductOrdering ordering,
            @Nullable ProductPlace behind,
            Slice slice,
            @Nullable Long end) {
        var parts = parts(filter);
        var bounds = bounds(ordering, behind, end);
        var contents =
                end == null
                        ? lookedUp(filter, parts)
                        : conditions(READ, filter.texts().size())
                                + bounds.replace("${id}", "product_id");
        var text =
                ProductConditions.of(filter)
                        .in(find, name -> ":" + name)
                        .replace("${candidates}", candidates)
                        .replace("${contents}", contents)
                        .replace("${order}", order(ordering))
                        .replace("${candidate_bounds}", bounds.replace("${id}", "candidate_id"));
        var sorting = Sorting.by(ordering.key());
        var statement =
                values(filter, parts, sorting.in(text, ordering.direction(), behind != null))
                        .param("end", end)
                        .param("offset", slice.offset())
                        .param("limit", slice.limit());
        return FindProducts.at(behind, statement).query(new ProductMapper()).list();
    }

    /// What the ids alone say about the part of the list that is wanted.
    private static String bounds(
            ProductOrdering ordering, @Nullable ProductPlace behind, @Nullable Long end) {
        var beyond = behind != null && isById(ordering) ? BEHIND_PLACE : "";
        return end == null ? beyond : beyond + STRETCH;
    }

    /// By the candidate's own id, which is sorted already, so that nothing waits for the last
    /// one.
    private static String order(ProductOrdering ordering) {
        return isById(ordering) ? "candidate_id ${direction}" : "${order}";
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
        var parts = parts(filter);
        var text =
                ProductConditions.of(filter)
                        .in(COUNT, name -> ":" + name)
                        .replace("${candidates}", candidates)
                        .replace("${contents}", lookedUp(filter, parts));
        return values(filter, parts, text).param("limit", limit).query(Long.class).single();
    }

    private static final String BEHIND =
            """
            select coalesce(sum(products) filter (where so_far > :direct), 0)
            from (
                select products, sum(products) over (order by products, id) as so_far
                from product_outbox) as change
            """;

    /// How many changes no search knows yet.
    long behind() {
        return jdbc.sql(BEHIND).param("direct", properties.direct()).query(Long.class).single();
    }

    private List<String> parts(ProductFilter filter) {
        var rare = texts.sample().parts();
        return filter.texts().stream().flatMap(text -> rare.of(text).stream()).toList();
    }

    private static String lookedUp(ProductFilter filter, List<String> parts) {
        return conditions(LOOKED_UP, parts.size()) + conditions(READ, filter.texts().size());
    }

    private static String conditions(String condition, int count) {
        return IntStream.range(0, count)
                .mapToObj(no -> condition.replace("${no}", Integer.toString(no)))
                .collect(Collectors.joining());
    }

    private StatementSpec values(ProductFilter filter, List<String> parts, String text) {
        var whole = filter.search() == null ? filter.sku() : filter.search();
        var statement =
                jdbc.sql(text)
                        .params(ProductConditions.of(filter).values())
                        .param("direct", properties.direct())
                        .param("whole", whole == null ? null : Whitespace.strip(whole));
        name(statement, "part_", filter.texts());
        name(statement, "content_", parts.stream().map(Candidates::pattern).toList());
        return statement;
    }

    private static void name(StatementSpec statement, String prefix, List<String> values) {
        for (int no = 0; no < values.size(); no++) {
            statement.param(prefix + no, values.get(no));
        }
    }

    private static String pattern(String part) {
        return '%' + part.replaceAll("[\\\\%_]", "\\\\$0") + '%';
    }
}
