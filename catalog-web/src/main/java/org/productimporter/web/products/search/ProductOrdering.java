package org.productimporter.web.products.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.ProblemException;

/// The ordering of a list. Products with equal keys are ordered by ID. Immutable.
public record ProductOrdering(Key key, Direction direction) {

    /// SKUs are ordered case-insensitively and names by code points. Products without a price come last, or first if
    /// descending.
    public enum Key {
        ID, SKU, NAME, PRICE, UPDATED_AT;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Direction {
        ASCENDING, DESCENDING
    }

    public static final ProductOrdering BY_ID = new ProductOrdering(Key.ID, Direction.ASCENDING);

    /// Parses an ordering such as `-price`. The default is by ID.
    ///
    /// @throws ProblemException 400 for an unknown ordering
    public static ProductOrdering of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return BY_ID;
        }
        var direction = text.startsWith("-") ? Direction.DESCENDING : Direction.ASCENDING;
        var name = direction == Direction.DESCENDING ? text.substring(1) : text;
        return Arrays.stream(Key.values())
                .filter(key -> key.text().equals(name))
                .findFirst()
                .map(key -> new ProductOrdering(key, direction))
                .orElseThrow(() -> ProblemException.field("ordering",
                        "ordering is %2$s; use one of %1$s, with a leading - for descending".formatted(names(), text)));
    }

    private static String names() {
        return Arrays.stream(Key.values()).map(Key::text).collect(Collectors.joining(", "));
    }

    /// Returns whether table product has an index for this ordering; for others, `product_sort_key` has one.
    boolean isIndexedInProduct() {
        return key == Key.ID || key == Key.SKU;
    }

    /// Returns the ordering as in REST, for example `-price`.
    public String text() {
        return direction == Direction.DESCENDING ? "-" + key.text() : key.text();
    }
}
