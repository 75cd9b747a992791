package org.productimporter.web.products.lists;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.db.SqlFile;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.ProductMapper;
import org.productimporter.web.products.lists.FindProducts.Slice;
import org.productimporter.web.products.search.SearchProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads pages in the order of names, prices or times of change, along the indexes that are kept
/// beside the catalogue: at any size and depth as quick as the share of products that the filter
/// lets through. Thread-safe; joins the caller's transaction.
@Component
class FindOrdered {

    private final JdbcClient jdbc;
    private final SearchProperties properties;
    private final String find =
            SqlFile.read(FindOrdered.class, "find-ordered.sql")
                    .replace("${recent}", SqlFile.read(FindOrdered.class, "recent.sql"));

    FindOrdered(JdbcClient jdbc, SearchProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /// How a key stands in product, in product_sort_key, and as the key of a place.
    private record Column(String key, String name, String place) {

        static Column of(ProductOrdering.Key key) {
            return switch (key) {
                case NAME -> new Column("name collate \"C\"", "name", ":place_key");
                case PRICE ->
                        new Column(
                                "coalesce(price, 'infinity')",
                                "price",
                                "cast(:place_key as numeric)");
                case UPDATED_AT ->
                        new Column("updated_at", "updated_at", "cast(:place_key as timestamptz)");
                case ID, SKU -> throw new IllegalArgumentException(key + " is indexed in product");
            };
        }
    }

    private static final String BEHIND =
            """
            and (o.${column}, o.product_id) ${beyond} (${place}, :place_id)
            """;

    /// Products that the filter lets through, in their order. Those of a large change that is not
    /// caught up may be missing.
    ///
    /// @param behind only products behind this place
    List<Product> find(
            ProductFilter filter,
            ProductOrdering ordering,
            @Nullable ProductPlace behind,
            Slice slice) {
        var column = Column.of(ordering.key());
        var conditions = ProductConditions.of(filter);
        var text =
                conditions
                        .in(find, name -> ":" + name)
                        .replace("${behind_walked}", behind == null ? "" : BEHIND)
                        .replace("${column}", column.name())
                        .replace("${key}", column.key())
                        .replace("${place}", column.place());
        var sorted = Sorting.by(ordering.key()).in(text, ordering.direction(), behind != null);
        var statement =
                jdbc.sql(sorted)
                        .params(conditions.values())
                        .param("direct", properties.direct())
                        .param("rows", slice.offset() + slice.limit())
                        .param("offset", slice.offset())
                        .param("limit", slice.limit());
        return FindProducts.at(behind, statement).query(new ProductMapper()).list();
    }
}
