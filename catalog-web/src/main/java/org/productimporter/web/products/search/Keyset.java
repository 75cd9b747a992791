package org.productimporter.web.products.search;

import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.Cursor;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.products.Product;

/// The start of a page: the last row before it and a number of rows to skip. Immutable.
///
/// @param cursor of the last row before the page; empty at the start of the list
/// @param skipped rows to skip after the cursor; a few thousand are fast
public record Keyset(String cursor, long skipped) {

    /// An unknown price sorts after every price.
    private static final String NO_PRICE = "infinity";

    /// The sort key of a row.
    ///
    /// @param key the value that is compared first, as text
    record Row(long id, String key) {}

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

    /// Returns the row before the page, or null at the start of the list.
    ///
    /// @throws ProblemException 400 if the cursor is invalid or belongs to another ordering
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
                    "cursor belongs to ordering=%s, not to ordering=%s".formatted(parts[0], ordering.text()));
        }
        try {
            return new Row(Long.parseLong(parts[1]), parts[2]);
        } catch (NumberFormatException e) {
            throw Cursor.invalid();
        }
    }

    /// A forged cursor must not reach the database as an invalid number or time.
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
