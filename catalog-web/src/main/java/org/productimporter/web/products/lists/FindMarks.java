package org.productimporter.web.products.lists;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.productimporter.db.SqlFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds the way to any row of the whole catalogue, by one walk along the index of its order:
/// 0.1 microseconds a product. All sessions of this node use it as long as the catalogue has as
/// many products. Thread-safe; joins the caller's transaction.
@Component
class FindMarks {

    /// Some hundred kilobytes for each order.
    private static final long MARKS = 2_000;

    private static final long CLOSEST = 500;

    private final JdbcClient jdbc;
    private final Map<ProductOrdering, ListMarks> known = new ConcurrentHashMap<>();
    private final String find = SqlFile.read(FindMarks.class, "find-marks.sql");

    FindMarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The index of an order.
    ///
    /// @param columns of the index, by which rows are told apart
    /// @param marked the same of the mark before
    /// @param place the id and the key, as [ProductPlace] has it, of a mark
    private record Walk(String table, String columns, String marked, String order, String place) {

        static Walk of(ProductOrdering.Key key) {
            return switch (key) {
                case ID ->
                        new Walk(
                                "product",
                                "id",
                                "mark.id",
                                "id ${direction}",
                                "select no, id, cast(id as text) as key from mark");
                case SKU ->
                        new Walk(
                                "product",
                                "sku_key",
                                "mark.sku_key",
                                "sku_key ${direction}",
                                "select no, id, sku as key from mark join product using (sku_key)");
                case NAME -> beside("name", "name");
                case PRICE -> beside("price", "lower(cast(price as text))");
                case UPDATED_AT ->
                        beside(
                                "updated_at",
                                """
                                to_char(
                                    updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
                                """);
            };
        }

        private static Walk beside(String column, String key) {
            return new Walk(
                    "product_sort_key",
                    "${column}, product_id".replace("${column}", column),
                    "mark.${column}, mark.product_id".replace("${column}", column),
                    "${column} ${direction}, product_id ${direction}".replace("${column}", column),
                    "select no, product_id as id, ${key} as key from mark".replace("${key}", key));
        }
    }

    /// The marks of an order. In the orders by name, price and time they are about right while
    /// changes are not caught up.
    ///
    /// @param count all products
    ListMarks of(ProductOrdering ordering, ProductCount count) {
        var marks = known.get(ordering);
        if (marks == null || !marks.count().equals(count)) {
            marks = read(ordering, count);
            known.put(ordering, marks);
        }
        return marks;
    }

    private ListMarks read(ProductOrdering ordering, ProductCount count) {
        var walk = Walk.of(ordering.key());
        var every = Math.max(CLOSEST, count.products() / MARKS);
        var descending = ordering.direction() == ProductOrdering.Direction.DESCENDING;
        var statement =
                find.replace("${table}", walk.table())
                        .replace("${columns}", walk.columns())
                        .replace("${marked}", walk.marked())
                        .replace("${order}", walk.order())
                        .replace("${place}", walk.place())
                        .replace("${direction}", descending ? "desc" : "asc")
                        .replace("${beyond}", descending ? "<" : ">");
        var cursors =
                jdbc.sql(statement)
                        .param("between", every - 1)
                        .query(
                                (row, _) ->
                                        new ProductPlace(row.getLong("id"), row.getString("key"))
                                                .cursor(ordering))
                        .list();
        return new ListMarks(count, every, cursors);
    }
}
