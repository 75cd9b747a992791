package org.productimporter.web.products.search;

import java.util.List;
import java.util.stream.Collectors;
import org.productimporter.web.products.search.ProductOrdering.Direction;

/// The columns of one sort key, as parts of statements. `p` is product, `o` is product_sort_key.
///
/// @param identity the column of product that the index of the order has, so that skipped rows are not visited
/// @param indexed the columns of the index
/// @param current the same values in the row of product
/// @param place the same values of the row before the page
record SortColumns(String identity, List<String> indexed, List<String> current, String place) {

    static SortColumns of(ProductOrdering.Key key) {
        return switch (key) {
            case ID -> inProduct("id", "cast(:key as bigint)");
            case SKU -> inProduct("sku_key", "product_key(:key)");
            case NAME -> beside("o.name", "p.name collate \"C\"", ":key");
            case PRICE -> beside("o.price", "coalesce(p.price, 'infinity')", "cast(:key as numeric)");
            case UPDATED_AT -> beside("o.updated_at", "p.updated_at", "cast(:key as timestamptz)");
        };
    }

    private static SortColumns inProduct(String column, String place) {
        return new SortColumns(column, List.of("p." + column), List.of("p." + column), place);
    }

    private static SortColumns beside(String indexed, String current, String place) {
        return new SortColumns("id", List.of(indexed, "o.product_id"), List.of(current, "p.id"), place + ", :id");
    }

    private boolean isBeside() {
        return indexed.size() > 1;
    }

    /// A row of product_sort_key counts while product agrees with it. `coalesce` hides the comparison from the planner,
    /// which otherwise expects one row.
    private static final String ORDERED =
            "product_sort_key o join product p on p.id = o.product_id and coalesce(${current} = ${indexed}, false)";

    private String source() {
        return isBeside() ? ORDERED.replace("${current}", current.getFirst()).replace("${indexed}", indexed.getFirst())
                : "product p";
    }

    /// `statement` with these columns in it.
    ///
    /// @param after whether only rows after `:key` and `:id` are wanted
    String in(String statement, Direction direction, boolean after) {
        var descending = direction == Direction.DESCENDING;
        var beyond = descending ? " < " : " > ";
        return statement.replace("${source}", source())
                .replace("${index}", isBeside() ? "product_sort_key o" : "product p")
                .replace("${identity}", identity)
                .replace("${indexed_key}", indexed.getFirst())
                .replace("${indexed_id}", isBeside() ? indexed.getLast() : "0")
                .replace("${indexed_after_anchor}", tuple(indexed) + beyond + (isBeside() ? "(a.key, a.id)" : "a.key"))
                .replace("${indexed_after}", after ? "and " + tuple(indexed) + beyond + "(" + place + ")" : "")
                .replace("${after}", after ? "and " + tuple(current) + beyond + "(" + place + ")" : "")
                .replace("${indexed_order}", order(indexed, descending))
                .replace("${order}", order(current, descending));
    }

    private static String tuple(List<String> columns) {
        return "(" + String.join(", ", columns) + ")";
    }

    private static String order(List<String> columns, boolean descending) {
        return columns.stream().map(column -> descending ? column + " desc" : column).collect(Collectors.joining(", "));
    }
}
