package org.productimporter.importer.testing;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.product.ActiveWords;

/// The rules of the values of a row as patterns, for [PlainReader].
final class PlainRules {

    private static final Set<String> TOTALS = Set.of("summe", "total", "toplam", "sum", "итого");
    private static final String SPACES = "[ \t\r\n\u00A0\u1680\u2000-\u200B\u2028\u2029\u202F\u205F\u2060\u3000\uFEFF]";
    private static final Pattern SURROUNDING = Pattern.compile("^" + SPACES + "+|" + SPACES + "+$");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");
    private static final Pattern CONTROL_IN_TEXT = Pattern.compile("[\\p{Cc}&&[^\t\r\n]]");
    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\p{Cf}\\p{Z}\u115F\u1160\u3164\uFFA0\u2800\u034F\u17B4\u17B5\u180B-\u180F\u2065\uFE00-\uFE0F\uFFF0-\uFFF8\\x{E0000}-\\x{E0FFF}&&[^ ]]");
    private static final Pattern PRICE = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private PlainRules() {}

    /// Returns the code of the first rule that a value breaks, or null.
    static @Nullable String fault(String field, String value) {
        return switch (field) {
            case "sku" -> sku(strip(value));
            case "name" -> isBlank(field, value) ? null : text(value, 255);
            case "description" -> text(value, 10_000);
            case "price" -> isBlank(field, value) ? null : price(strip(value));
            case "active" -> isBlank(field, value) || ActiveWords.of(value) != null ? null : "bad_boolean";
            default -> throw new IllegalArgumentException(field);
        };
    }

    static String strip(String value) {
        return SURROUNDING.matcher(value).replaceAll("");
    }

    /// White space is a value only in a description.
    static boolean isBlank(String field, String value) {
        return field.equals("description") ? value.isEmpty() : strip(value).isEmpty();
    }

    /// The words are data, so they are those of the product.
    static boolean isYes(String value) {
        return Boolean.TRUE.equals(ActiveWords.of(value));
    }

    static boolean isTotals(String sku, String name) {
        return strip(name).isEmpty()
                && TOTALS.contains(strip(sku).replaceFirst(":$", "").strip().toLowerCase(Locale.ROOT));
    }

    private static @Nullable String sku(String sku) {
        if (sku.isEmpty()) {
            return "missing_sku";
        }
        if (CONTROL.matcher(sku).find()) {
            return "control_character";
        }
        if (INVISIBLE.matcher(sku).find()) {
            return "invisible_character";
        }
        return sku.matches("[0-9]([.,][0-9]+)?[Ee][+][0-9]{2,3}") ? "damaged_sku" : length(sku, 64);
    }

    private static @Nullable String text(String value, int limit) {
        if (CONTROL_IN_TEXT.matcher(value).find()) {
            return "control_character";
        }
        return value.startsWith("\uFEFF") ? "invisible_character" : length(value, limit);
    }

    private static @Nullable String length(String value, int limit) {
        return value.codePointCount(0, value.length()) > limit ? "too_long" : null;
    }

    private static @Nullable String price(String price) {
        if (!PRICE.matcher(price).matches()) {
            return "bad_number";
        }
        if (price.matches("-.*[1-9].*")) {
            return "negative";
        }
        var parts = List.of(price.replaceFirst("^-?0*", "").split("\\.", -1));
        if (parts.getFirst().length() > 12) {
            return "out_of_range";
        }
        return parts.size() > 1 && parts.getLast().replaceFirst("0+$", "").length() > 2 ? "too_many_decimals" : null;
    }
}
