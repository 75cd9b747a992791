package org.productimporter.web.products.lists;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.db.SqlFile;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.ProductMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/// Reads pages of the catalogue. Thread-safe; joins the caller's transaction.
///
/// By id and by SKU a page behind a place costs the same at every depth, for both are indexed.
/// In other orders PostgreSQL reads the catalogue and keeps the best rows: for small catalogues,
/// and for filters that no index knows and few products pass.
@Component
class FindProducts {

    private final JdbcClient jdbc;
    private final String find = SqlFile.read(FindProducts.class, "find-products.sql");

    FindProducts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What is asked for: `limit` products after the first `offset`.
    record Slice(long offset, int limit) {}

    /// Products that the filter lets through, in their order.
    ///
    /// @param behind only products behind this place
    /// @param end only products before this one, as [#after] found it; null for no end
    List<Product> find(
            ProductFilter filter,
            ProductOrdering ordering,
            @Nullable ProductPlace behind,
            Slice slice,
            @Nullable Object end) {
        var conditions = ProductConditions.of(filter);
        var text =
                conditions
                        .in(find, name -> ":" + name)
                        .replace("${until}", end == null ? "" : UNTIL);
        var statement =
                jdbc.sql(sorted(text, ordering, behind))
                        .params(conditions.values())
                        .param("offset", slice.offset())
                        .param("limit", slice.limit())
                        .param("end", end);
        return at(behind, statement).query(new ProductMapper()).list();
    }

    private static final String UNTIL =
            """
            and ${identity} ${short_of} :end
            """;

    private static final String AFTER =
            """
            select ${identity}
            from product
            where true
            ${behind}
            order by ${order}
            offset :rows
            limit 1
            """;

    /// What the product `rows` after a place is known by, in the order of ids or SKUs; empty
    /// behind the last one.
    Optional<Object> after(long rows, ProductOrdering ordering, @Nullable ProductPlace behind) {
        var statement = jdbc.sql(sorted(AFTER, ordering, behind)).param("rows", rows);
        return at(behind, statement).query((row, number) -> row.getObject(1)).optional();
    }

    static StatementSpec at(@Nullable ProductPlace behind, StatementSpec statement) {
        return behind == null
                ? statement
                : statement.param("place_id", behind.id()).param("place_key", behind.key());
    }

    private static String sorted(
            String statement, ProductOrdering ordering, @Nullable ProductPlace behind) {
        return Sorting.by(ordering.key()).in(statement, ordering.direction(), behind != null);
    }
}
