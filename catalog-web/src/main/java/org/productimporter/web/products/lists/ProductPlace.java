package org.productimporter.web.products.lists;

import org.jspecify.annotations.Nullable;
import org.productimporter.web.kit.Cursor;
import org.productimporter.web.kit.Problem;
import org.productimporter.web.products.Product;

/// The place behind one product in an ordering.
///
/// @param key what the ordering compares first, as text
record ProductPlace(long id, String key) {

    /// A price that is not known comes after every price that is.
    private static final String BEHIND_ALL_PRICES = "infinity";

    static ProductPlace of(Product product, ProductOrdering ordering) {
        return new ProductPlace(product.id(), key(product, ordering));
    }

    private static String key(Product product, ProductOrdering ordering) {
        return switch (ordering.key()) {
            case ID -> Long.toString(product.id());
            case SKU -> product.sku();
            case NAME -> product.name();
            case PRICE ->
                    product.price() == null ? BEHIND_ALL_PRICES : product.price().toPlainString();
            case UPDATED_AT -> product.updatedAt().toString();
        };
    }

    String cursor(ProductOrdering ordering) {
        return Cursor.encode(ordering.text() + "\n" + id + "\n" + key);
    }

    /// The place that `cursor` stands for; null at the beginning, which is the empty cursor.
    ///
    /// @throws Problem 400 when the cursor is not ours, or of another ordering
    static @Nullable ProductPlace of(String cursor, ProductOrdering ordering) {
        if (cursor.isEmpty()) {
            return null;
        }
        var parts = Cursor.decode(cursor).split("\n", 3);
        if (parts.length < 3 || !isKey(parts[2], ordering)) {
            throw Cursor.foreign();
        }
        if (!parts[0].equals(ordering.text())) {
            throw Problem.field(
                    "cursor",
                    "cursor is of ordering=%s and cannot go on with ordering=%s"
                            .formatted(parts[0], ordering.text()));
        }
        try {
            return new ProductPlace(Long.parseLong(parts[1]), parts[2]);
        } catch (NumberFormatException e) {
            throw Cursor.foreign();
        }
    }

    /// A cursor that somebody made up must not reach the database as a number or time that is
    /// none.
    private static boolean isKey(String key, ProductOrdering ordering) {
        return switch (ordering.key()) {
            case ID, SKU, NAME -> key.indexOf('\0') < 0;
            case PRICE -> key.equals(BEHIND_ALL_PRICES) || key.matches("\\d{1,12}(\\.\\d{1,2})?");
            case UPDATED_AT ->
                    key.matches(
                            "\\d{4}-[01]\\d-[0-3]\\dT[0-2]\\d:[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?Z");
        };
    }
}
