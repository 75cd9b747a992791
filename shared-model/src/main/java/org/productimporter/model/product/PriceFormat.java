package org.productimporter.model.product;

import org.jspecify.annotations.Nullable;

/// How the prices of one column are written. A price in another format is invalid; it is never reinterpreted.
///
/// @param decimal decimal mark, `.` or `,`
/// @param grouping separator of groups of three digits; null if there is none. A space stands for every kind of space
/// @param currency ISO 4217 code whose code or sign may precede or follow a price; null if there is none
public record PriceFormat(char decimal, @Nullable Character grouping, @Nullable String currency) {

    /// Digits with a decimal point, as in REST and in exports.
    public static final PriceFormat PLAIN = new PriceFormat('.', null, null);

    /// Parses a price. An empty text is invalid.
    public Price parse(String text) {
        return Price.parse(text);
    }
}
