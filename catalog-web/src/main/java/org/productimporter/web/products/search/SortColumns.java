package org.productimporter.web.products.search;

import java.util.List;
import java.util.stream.Collectors;
import org.productimporter.web.products.search.ProductOrdering.Direction;

/// The columns of a sort key as parts of statements. `p` is product, `o` is product_sort_key.
///
/// @param identity the column of product in the index of the ordering, so that skipped rows are not fetched
/// @param indexed the columns of the index
/// @param current the same values in the row of product
/// @param position the same values of the row before the page
record SortColumns(String identity, List<String> indexed, List<String> current, String position) {

    static SortColumns of(ProductOrdering.Key key) {
        return switch (key) {
            case ID -> inProduct("id", "cast(:key as bigint)");
            case SKU -> inProduct("sku_key", "product_key(:key)");
            case NAME -> inSortKey("o.name", "p.name collate \"C\"", ":key");
            case PRICE -> inSortKey("o.price", "coalesce(p.price, 'infinity')", "cast(:key as numeric)");
            case UPDATED_AT -> inSortKey("o.updated_at", "p.updated_at", "cast(:key as timestamptz)");
        };
    }

    private static SortColumns inProduct(String column, String position) {
        return new SortColumns(column, List.of("p." + column), List.of("p." + column), position);
    }

    private static SortColumns inSortKey(String indexed, String current, String position) {
        return new SortColumns("id", List.of(indexed, "o.product_id"), List.of(current, "p.id"), position + ", :id");
    }

    private boolean isInSortKey() {
        return indexed.size() > 1;
    }

    /// Ignores rows of product_sort_key that differ from product. `coalesce` hides the comparison from the planner, which
    /// otherwise expects one row.
    private static final String ORDERED =
            "product_sort_key o join product p on p.id = o.product_id and coalesce(${current} = ${indexed}, false)";

    private String source() {
        return isInSortKey()
                ? ORDERED.replace("${current}", current.getFirst()).replace("${indexed}", indexed.getFirst())
                : "product p";
    }

    /// Returns `statement` with these columns in place of its placeholders.
    ///
    /// @param after whether to read only rows after `:key` and `:id`
    String applyTo(String statement, Direction direction, boolean after) {
        var descending = direction == Direction.DESCENDING;
        var beyond = descending ? " < " : " > ";
        return statement.replace("${source}", source())
                .replace("${index}", isInSortKey() ? "product_sort_key o" : "product p")
                .replace("${identity}", identity)
                .replace("${indexed_key}", indexed.getFirst())
                .replace("${indexed_id}", isInSortKey() ? indexed.getLast() : "0")
                .replace("${indexed_after_anchor}",
                        tuple(indexed) + beyond + (isInSortKey() ? "(a.key, a.id)" : "a.key"))
                .replace("${indexed_after}", after ? "and " + tuple(indexed) + beyond + "(" + position + ")" : "")
                .replace("${after}", after ? "and " + tuple(current) + beyond + "(" + position + ")" : "")
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
