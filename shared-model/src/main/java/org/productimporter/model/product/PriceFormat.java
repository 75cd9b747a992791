package org.productimporter.model.product;

import org.jspecify.annotations.Nullable;

/// How the prices of one column are written. A price in another format is invalid; it is never reinterpreted. Accepted are
/// only texts with one meaning under the decimal mark of the column: in a column with a decimal comma, `12,5`, `1.234,50`,
/// `1 234,50` and `7`.
///
/// @param decimal decimal mark, `.` or `,`
/// @param grouping separator of groups of three digits; null if there is none. A space stands for every kind of space, an
///     apostrophe for both kinds of apostrophes
/// @param currency ISO 4217 code whose code or sign may precede or follow a price; null if there is none
public record PriceFormat(char decimal, @Nullable Character grouping, @Nullable String currency) {

    /// Digits with a decimal point, as in REST and in exports.
    public static final PriceFormat PLAIN = new PriceFormat('.', null, null);

    private static final int GROUP_DIGITS = 3;
    private static final char APOSTROPHE = '\'';

    public PriceFormat {
        if (decimal != '.' && decimal != ',') {
            throw new IllegalArgumentException("the decimal mark is . or , and not " + decimal);
        }
        if (grouping != null && grouping == decimal) {
            throw new IllegalArgumentException("the decimal mark " + decimal + " cannot separate groups as well");
        }
    }

    /// Parses a price. An empty text is invalid. Ignores surrounding white space.
    public Price parse(String text) {
        if (decimal == '.' && grouping == null && currency == null) {
            var price = Price.parse(text);
            return price instanceof Price.Valid ? price : Price.parse(Whitespace.strip(text), text);
        }
        var plain = plain(Whitespace.strip(text));
        return plain == null ? contradiction(text) : Price.parse(plain, text);
    }

    private Price contradiction(String text) {
        return new Price.Invalid(new ProductError(ProductField.PRICE, RejectionCode.BAD_NUMBER,
                "%s is not a price such as %s, as its column is written".formatted(ProductError.shown(text),
                        example())));
    }

    /// Returns a price in this format, for example `1.234,50 EUR`.
    public String example() {
        return "1" + (grouping == null ? "" : grouping) + "234" + decimal + "50"
                + (currency == null ? "" : " " + currency);
    }

    /// Returns the price as [Price] reads it, or null if the text contradicts the format.
    private @Nullable String plain(String text) {
        var unsigned = withoutMinus(text);
        var number = currency == null ? unsigned : CurrencySigns.remove(currency, unsigned);
        var digits = withoutMinus(number);
        var isNegative = unsigned.length() < text.length();
        if (digits.length() < number.length()) {
            if (isNegative) {
                return null;
            }
            isNegative = true;
        }
        var plain = plainDigits(digits);
        return plain == null || !isNegative ? plain : "-" + plain;
    }

    private static String withoutMinus(String text) {
        return text.startsWith("-") || text.startsWith("\u2212") ? Whitespace.strip(text.substring(1)) : text;
    }

    private @Nullable String plainDigits(String text) {
        int mark = text.indexOf(decimal);
        var whole = mark < 0 ? text : text.substring(0, mark);
        var decimals = mark < 0 ? "" : text.substring(mark + 1);
        var digits = withoutGrouping(whole, mark >= 0);
        if (digits == null || (mark >= 0 && !isDigits(decimals))) {
            return null;
        }
        return mark < 0 ? digits : digits + '.' + decimals;
    }

    /// Returns the digits of the whole part, or null if it is no number with groups of three digits.
    private @Nullable String withoutGrouping(String whole, boolean hasDecimals) {
        int first = endOfDigits(whole, 0);
        if (first == whole.length()) {
            return first == 0 ? null : whole;
        }
        char separator = kind(whole.charAt(first));
        if (first == 0 || first > GROUP_DIGITS || !isSeparator(separator, hasDecimals)) {
            return null;
        }
        var digits = new StringBuilder(whole.substring(0, first));
        for (int at = first; at < whole.length(); at += GROUP_DIGITS + 1) {
            int end = endOfDigits(whole, at + 1);
            if (kind(whole.charAt(at)) != separator || end - at - 1 != GROUP_DIGITS) {
                return null;
            }
            digits.append(whole, at + 1, end);
        }
        return digits.toString();
    }

    /// A column with groups may separate them in several ways, but a point or a comma alone could be a decimal mark.
    private boolean isSeparator(char separator, boolean hasDecimals) {
        if (grouping == null) {
            return false;
        }
        return separator == kind(grouping) || separator == ' ' || separator == APOSTROPHE
                || (hasDecimals && (separator == '.' || separator == ','));
    }

    /// Returns one character for all kinds of spaces, and one for all kinds of apostrophes.
    private static char kind(char separator) {
        if (separator == '\u2019') {
            return APOSTROPHE;
        }
        return Character.isSpaceChar(separator) ? ' ' : separator;
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && endOfDigits(text, 0) == text.length();
    }

    private static int endOfDigits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
