package org.productimporter.web.products.lists;

import org.productimporter.web.products.lists.ProductOrdering.Direction;

/// How one key is sorted, as parts of a statement.
///
/// @param identity the column that the index gives without visiting the row
/// @param order `${direction}` stands for asc or desc
/// @param behind the rows behind a place; `${beyond}` stands for > or <
record Sorting(String identity, String order, String behind) {

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

    /// `statement` with this sorting in it.
    ///
    /// @param isBehind whether only rows behind a place are wanted
    String in(String statement, Direction direction, boolean isBehind) {
        var descending = direction == Direction.DESCENDING;
        return statement
                .replace("${behind}", isBehind ? behind : "")
                .replace("${order}", order)
                .replace("${identity}", identity)
                .replace("${direction}", descending ? "desc" : "asc")
                .replace("${beyond}", descending ? "<" : ">")
                .replace("${short_of}", descending ? ">" : "<");
    }
}
