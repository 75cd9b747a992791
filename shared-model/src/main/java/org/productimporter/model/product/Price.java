package org.productimporter.model.product;

import java.math.BigDecimal;

/// The result of parsing a price. Only digits with an optional decimal point are valid: Java and PostgreSQL accept more
/// (`1e3`, `NaN`, Arabic digits), and PostgreSQL rounds silently.
public sealed interface Price {

    /// @param amount 0 to 999999999999.99, with a scale of 2
    record Valid(BigDecimal amount) implements Price {}

    record Invalid(ProductError error) implements Price {}

    int MAX_INTEGER_DIGITS = 12;
    int MAX_DECIMALS = 2;

    /// Parses a price. An empty text is invalid. Zeros beyond the second decimal are no decimals.
    static Price parse(String text) {
        return parse(text, text);
    }

    /// @param shown the price as the user wrote it, for messages
    static Price parse(String text, String shown) {
        var negative = text.startsWith("-");
        int integerStart = negative ? 1 : 0;
        int integerEnd = endOfDigits(text, integerStart);
        int end = integerEnd;
        if (integerEnd < text.length() && text.charAt(integerEnd) == '.') {
            end = endOfDigits(text, integerEnd + 1);
        }
        var decimals = Math.max(0, end - integerEnd - 1);
        var complete = end == text.length() && integerEnd > integerStart;
        if (!complete || (end > integerEnd && decimals == 0)) {
            return invalid(RejectionCode.BAD_NUMBER, badNumber(shown));
        }
        return amount(text, shown, integerStart, integerEnd);
    }

    private static Price amount(String text, String shown, int integerStart, int integerEnd) {
        int significant = integerStart;
        while (significant < integerEnd - 1 && text.charAt(significant) == '0') {
            significant++;
        }
        if (integerStart > 0 && !isZero(text, integerStart)) {
            return invalid(RejectionCode.NEGATIVE, "the price " + ProductError.shown(shown) + " is less than zero");
        }
        if (integerEnd - significant > MAX_INTEGER_DIGITS) {
            return invalid(RejectionCode.OUT_OF_RANGE,
                    "the price " + ProductError.shown(shown) + " is more than 999999999999.99");
        }
        int end = endWithoutZeros(text, integerEnd);
        int decimals = Math.max(0, end - integerEnd - 1);
        if (decimals > MAX_DECIMALS) {
            return invalid(RejectionCode.TOO_MANY_DECIMALS, "the price %s has %,d decimals, at most 2 are allowed"
                    .formatted(ProductError.shown(shown), decimals));
        }
        return new Valid(BigDecimal.valueOf(hundredths(text, significant, end, decimals), 2));
    }

    /// Returns the end of the text without zeros beyond the second decimal.
    private static int endWithoutZeros(String text, int integerEnd) {
        int end = text.length();
        while (end - integerEnd - 1 > MAX_DECIMALS && text.charAt(end - 1) == '0') {
            end--;
        }
        return end;
    }

    private static long hundredths(String text, int from, int end, int decimals) {
        long value = 0;
        for (int at = from; at < end; at++) {
            char digit = text.charAt(at);
            value = digit == '.' ? value : value * 10 + (digit - '0');
        }
        for (int missing = decimals; missing < MAX_DECIMALS; missing++) {
            value *= 10;
        }
        return value;
    }

    private static boolean isZero(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            if (text.charAt(at) != '0' && text.charAt(at) != '.') {
                return false;
            }
        }
        return true;
    }

    private static int endOfDigits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    private static String badNumber(String text) {
        var rule = ProductError.shown(text) + " is not a price such as 1234.50";
        if (text.matches("-?[\\d.\\s]*\\d,\\d{1,2}")) {
            return rule + "; write a decimal point instead of the comma";
        }
        return text.chars().anyMatch(character -> character >= '0' && character <= '9')
                ? rule + "; write digits and a decimal point only"
                : rule;
    }

    private static Price invalid(RejectionCode code, String message) {
        return new Invalid(new ProductError(ProductField.PRICE, code, message));
    }
}
