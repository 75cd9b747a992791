package org.productimporter.importer.mapping;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.product.CurrencySigns;
import org.productimporter.model.product.Whitespace;

/// A cell that looks like a price: its number, and the sign or code of its currency.
///
/// @param number digits with decimal marks and separators
/// @param sign null if there is none
record PriceText(String number, @Nullable String sign) {

    private static final String SIGN = "(\\p{L}{0,4}\\p{Sc}|\\p{L}{1,4}\\.?)?";
    private static final Pattern PRICE = Pattern
            .compile("[-\u2212]?\\h*" + SIGN + "\\h*[-\u2212]?\\h*(\\d[\\d.,'\u2019\\h]*|[.,]\\d+)(?<=\\d)\\h*" + SIGN);

    /// Returns null if the text is no price.
    static @Nullable PriceText of(String text) {
        var parts = PRICE.matcher(Whitespace.strip(text));
        if (!parts.matches()) {
            return null;
        }
        var before = parts.group(1);
        var after = parts.group(3);
        if ((before != null && after != null) || !isCurrency(before) || !isCurrency(after)) {
            return null;
        }
        return new PriceText(parts.group(2), before == null ? after : before);
    }

    private static boolean isCurrency(@Nullable String sign) {
        return sign == null || !CurrencySigns.currencies(sign).isEmpty();
    }
}
