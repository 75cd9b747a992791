package org.productimporter.db.changes;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.product.AttributeJson;
import org.productimporter.model.text.Utf8Text;

/// The values of a product at one time. In a difference that was read, only the fields that it contains have a meaning; the
/// others are empty.
///
/// @param price in hundredths, or [#NO_PRICE]
/// @param attributes all attributes as JSON, in the form in which PostgreSQL writes a `jsonb` value; null for none
public record ProductValues(Utf8Text name, Utf8Text description, long price, boolean active,
        @Nullable Utf8Text attributes) {

    /// A price that is null.
    public static final long NO_PRICE = -1;

    /// @param price with at most two decimals, or null
    public static ProductValues of(String name, String description, @Nullable BigDecimal price, boolean active,
            Map<String, String> attributes) {
        return new ProductValues(Utf8Text.of(name), Utf8Text.of(description),
                price == null ? NO_PRICE : price.movePointRight(2).longValueExact(), active,
                attributes.isEmpty() ? null : Utf8Text.of(AttributeJson.of(attributes)));
    }

    /// Returns the price with two decimals, or null if there is none.
    public @Nullable BigDecimal decimalPrice() {
        return price == NO_PRICE ? null : BigDecimal.valueOf(price, 2);
    }
}
