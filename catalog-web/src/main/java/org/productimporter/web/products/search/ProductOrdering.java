package org.productimporter.web.products.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.ProblemException;

/// The order of a list. Products that agree in the key follow each other by id.
public record ProductOrdering(Key key, Direction direction) {

    /// What products are ordered by: SKUs in any case, names by code points, products without a
    /// price behind all others (before them when descending).
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

    /// The ordering that REST calls `text`, such as `-price`; by id when there is none.
    ///
    /// @throws Problem 400 for any other text
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
                        "ordering is one of %s, with - in front for descending; not %s".formatted(names(), text)));
    }

    private static String names() {
        return Arrays.stream(Key.values()).map(Key::text).collect(Collectors.joining(", "));
    }

    /// Whether the catalogue itself is indexed so; other orders follow it.
    boolean isKeptInProduct() {
        return key == Key.ID || key == Key.SKU;
    }

    /// The spelling of REST.
    public String text() {
        return direction == Direction.DESCENDING ? "-" + key.text() : key.text();
    }
}
