package org.productimporter.web.products.search;

import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.Cursor;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.products.Product;

/// The start of a page: the last row of the page before it, and a number of rows to skip. Immutable.
///
/// @param cursor of the last row before the page; empty at the start of the list
/// @param skipped rows to pass over after the cursor, one by one, so a few thousand are quick
public record Keyset(String cursor, long skipped) {

    /// A price that is not known comes after every price that is.
    private static final String NO_PRICE = "infinity";

    /// The sort key of one row.
    ///
    /// @param key the value that the ordering compares first, as text
    record Row(long id, String key) {}

    /// Directly after a cursor.
    public static Keyset after(String cursor) {
        return new Keyset(cursor, 0);
    }

    static String cursor(ProductOrdering ordering, Product last) {
        return cursor(ordering, last.id(), switch (ordering.key()) {
            case ID -> Long.toString(last.id());
            case SKU -> last.sku();
            case NAME -> last.name();
            case PRICE -> last.price() == null ? NO_PRICE : last.price().toPlainString();
            case UPDATED_AT -> last.updatedAt().toString();
        });
    }

    static String cursor(ProductOrdering ordering, long id, String key) {
        return Cursor.encode(ordering.text() + "\n" + id + "\n" + key);
    }

    /// The row before the page; null at the start of the list.
    ///
    /// @throws Problem 400 when the cursor is not ours, or of another ordering
    @Nullable
    Row row(ProductOrdering ordering) {
        if (cursor.isEmpty()) {
            return null;
        }
        var parts = Cursor.decode(cursor).split("\n", 3);
        if (parts.length < 3 || !isKey(parts[2], ordering)) {
            throw Cursor.invalid();
        }
        if (!parts[0].equals(ordering.text())) {
            throw ProblemException.field("cursor",
                    "cursor is of ordering=%s and cannot go on with ordering=%s".formatted(parts[0], ordering.text()));
        }
        try {
            return new Row(Long.parseLong(parts[1]), parts[2]);
        } catch (NumberFormatException e) {
            throw Cursor.invalid();
        }
    }

    /// An invented cursor must not reach the database as an invalid number or time.
    private static boolean isKey(String key, ProductOrdering ordering) {
        return switch (ordering.key()) {
            case ID -> key.matches("\\d{1,18}");
            case SKU, NAME -> key.indexOf('\0') < 0;
            case PRICE -> key.equalsIgnoreCase(NO_PRICE) || key.matches("\\d{1,12}(\\.\\d{1,2})?");
            case UPDATED_AT -> key
                    .matches("\\d{4}-[01]\\d-[0-3]\\dT[0-2]\\d:[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");
        };
    }
}
