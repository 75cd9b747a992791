package org.productimporter.web.products.lists;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.kit.SqlFile;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.ProductMapper;
import org.productimporter.web.products.lists.ProductOrdering.Direction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads pages of the catalogue. Thread-safe; joins the caller's transaction.
///
/// By id and by SKU a page behind a place costs the same at every depth, for both are indexed.
/// Name, price and time of change are not: PostgreSQL reads the catalogue and keeps the best
/// rows. An index on one of them would take from imports that change it what half-empty pages
/// give them (decision 9); it belongs into a table of its own.
@Component
class FindProducts {

    /// How one key is sorted.
    ///
    /// @param identity the column that the index gives without visiting the row
    /// @param order `${direction}` stands for asc or desc
    /// @param behind the rows behind a place; `${beyond}` stands for > or <
    private record Sorting(String identity, String order, String behind) {

        static Sorting by(ProductOrdering.Key key) {
            return switch (key) {
                case ID -> new Sorting("id", "id ${direction}", "and id ${beyond} :place_id\n");
                case SKU ->
                        new Sorting(
                                "sku_key",
                                "sku_key ${direction}",
                                "and sku_key ${beyond} product_key(:place_key)\n");
                case NAME ->
                        new Sorting(
                                "id",
                                "name collate \"C\" ${direction}, id ${direction}",
                                "and (name collate \"C\", id) ${beyond} (:place_key, :place_id)\n");
                case PRICE ->
                        new Sorting(
                                "id",
                                "coalesce(price, 'infinity') ${direction}, id ${direction}",
                                "and (coalesce(price, 'infinity'), id)"
                                        + " ${beyond} (cast(:place_key as numeric), :place_id)\n");
                case UPDATED_AT ->
                        new Sorting(
                                "id",
                                "updated_at ${direction}, id ${direction}",
                                "and (updated_at, id)"
                                        + " ${beyond} (cast(:place_key as timestamptz), :place_id)\n");
            };
        }
    }

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
    List<Product> find(
            ProductFilter filter,
            ProductOrdering ordering,
            @Nullable ProductPlace behind,
            Slice slice) {
        var conditions = ProductConditions.of(filter);
        var statement =
                jdbc.sql(statement(conditions, ordering, behind))
                        .params(conditions.values())
                        .param("offset", slice.offset())
                        .param("limit", slice.limit());
        if (behind != null) {
            statement.param("place_id", behind.id()).param("place_key", behind.key());
        }
        return statement.query(new ProductMapper()).list();
    }

    private String statement(
            ProductConditions conditions, ProductOrdering ordering, @Nullable ProductPlace behind) {
        var sorting = Sorting.by(ordering.key());
        var descending = ordering.direction() == Direction.DESCENDING;
        return conditions
                .in(find, name -> ":" + name)
                .replace("${behind}", behind == null ? "" : sorting.behind())
                .replace("${order}", sorting.order())
                .replace("${identity}", sorting.identity())
                .replace("${direction}", descending ? "desc" : "asc")
                .replace("${beyond}", descending ? "<" : ">");
    }
}
