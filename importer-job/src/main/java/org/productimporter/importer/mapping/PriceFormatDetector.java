package org.productimporter.importer.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.product.CurrencySigns;
import org.productimporter.model.product.PriceFormat;

/// Determines how the prices of a column are written, from all its sampled values together. For one column.
final class PriceFormatDetector {

    /// @param format the format of the column
    /// @param decided false if the values fit a decimal point and a decimal comma
    /// @param shown whether the values show a decimal mark or a separator
    /// @param reason one sentence
    record Result(PriceFormat format, boolean decided, boolean shown, String reason) {}

    /// The most usual currency of a sign that several have comes first.
    private static final List<String> USUAL = List.of("USD", "EUR", "GBP", "JPY", "SEK", "CNY", "RUB");

    private static final char POINT = '.';
    private static final char COMMA = ',';

    /// So many times as often as the other, a decimal mark is that of the column.
    private static final int CLEAR_MAJORITY = 5;

    private final Map<Character, Integer> decimals = new HashMap<>();
    private final Map<Character, Integer> groups = new HashMap<>();
    private final Map<Character, Integer> ambiguous = new HashMap<>();
    private final Map<Character, String> examples = new HashMap<>();
    private final Map<Character, String> ambiguousExamples = new HashMap<>();
    private final Map<String, Integer> currencies = new HashMap<>();
    private int prices;

    PriceFormatDetector(List<String> values) {
        for (var value : values) {
            if (PriceText.of(value) instanceof PriceText(var number, var sign)) {
                prices++;
                countMarks(number);
                if (sign != null) {
                    currencies.merge(currency(sign), 1, Integer::sum);
                }
            }
        }
    }

    private static String currency(String sign) {
        var codes = CurrencySigns.currencies(sign);
        return USUAL.stream().filter(codes::contains).findFirst().orElseGet(() -> codes.iterator().next());
    }

    private void countMarks(String number) {
        char last = 0;
        int marks = 0;
        int lastAt = -1;
        for (int at = 0; at < number.length(); at++) {
            char character = kind(number.charAt(at));
            if (character == ' ' || character == '\'') {
                groups.merge(character, 1, Integer::sum);
            } else if (character == POINT || character == COMMA) {
                if (marks > 0 && last != character) {
                    groups.merge(last, 1, Integer::sum);
                    marks = 0;
                }
                last = character;
                lastAt = at;
                marks++;
            }
        }
        if (marks > 1) {
            groups.merge(last, 1, Integer::sum);
        } else if (marks == 1) {
            countMark(number, last, lastAt);
        }
    }

    /// A single mark before three digits may be either, unless what is before it cannot be a group.
    private void countMark(String number, char mark, int at) {
        int after = number.length() - at - 1;
        var otherBefore = number.chars().limit(at).anyMatch(character -> character < '0' || character > '9');
        var isGroup = after == 3 && !otherBefore && at >= 1 && at <= 3 && number.charAt(0) != '0';
        (isGroup ? ambiguous : decimals).merge(mark, 1, Integer::sum);
        (isGroup ? ambiguousExamples : examples).putIfAbsent(mark, number);
    }

    /// Returns one character for all kinds of spaces, and one for all kinds of apostrophes.
    private static char kind(char character) {
        if (character == '\u2019') {
            return '\'';
        }
        return Character.isSpaceChar(character) || character == '\t' ? ' ' : character;
    }

    /// Returns the currency that most prices name. A currency of fewer is not that of the column: their rows contradict it.
    private @Nullable String currency() {
        var most = mostFrequent(currencies);
        return most != null && Objects.requireNonNull(currencies.get(most)) * 2 >= prices ? most : null;
    }

    /// Returns one sentence about the currency, or null if no price names one.
    @Nullable
    String currencyReason() {
        var most = mostFrequent(currencies);
        if (most == null) {
            return null;
        }
        var named = "%,d of %,d sampled prices name %s".formatted(currencies.get(most), prices, most);
        return currency() != null ? named + "."
                : named + ", which is not the currency of the column: such rows are rejected, unless currency is %s."
                        .formatted(most);
    }

    /// @param chosenDecimal the decimal mark chosen by a user, or null
    /// @param chosenCurrency the currency chosen by a user, or null
    Result detect(@Nullable Character chosenDecimal, @Nullable String chosenCurrency) {
        var currency = chosenCurrency != null ? chosenCurrency : currency();
        if (chosenDecimal != null) {
            return result(chosenDecimal, currency, true, "The decimal mark is chosen.");
        }
        int points = count(decimals, POINT);
        int commas = count(decimals, COMMA);
        if (points + commas > 0) {
            char mark = commas > points ? COMMA : POINT;
            int most = Math.max(points, commas);
            int least = Math.min(points, commas);
            var clear = most >= CLEAR_MAJORITY * least && CLEAR_MAJORITY * most >= count(ambiguous, mark);
            return result(mark, currency, clear, "%,d of %,d prices with decimals have a decimal %s, such as %s."
                    .formatted(most, most + least, name(mark), examples.get(mark)));
        }
        return withoutDecimals(currency);
    }

    private Result withoutDecimals(@Nullable String currency) {
        if (count(groups, POINT) + count(groups, COMMA) > 0) {
            char group = count(groups, POINT) > count(groups, COMMA) ? POINT : COMMA;
            return result(group == POINT ? COMMA : POINT, currency, count(groups, other(group)) == 0,
                    "The prices separate groups of three digits with a %s.".formatted(name(group)));
        }
        if (ambiguous.isEmpty()) {
            return new Result(new PriceFormat(POINT, mostFrequent(groups), currency), true, false,
                    "No price has decimals.");
        }
        char mark = count(ambiguous, POINT) > count(ambiguous, COMMA) ? POINT : COMMA;
        return result(mark == POINT ? COMMA : POINT, currency, false,
                "Prices such as %s may have three decimals or a separator of thousands."
                        .formatted(ambiguousExamples.get(mark)));
    }

    private Result result(char decimal, @Nullable String currency, boolean decided, String reason) {
        char other = other(decimal);
        var separators = new HashMap<>(groups);
        separators.remove(decimal);
        if (count(decimals, other) == 0 && count(ambiguous, other) > 0) {
            separators.merge(other, count(ambiguous, other), Integer::sum);
        }
        return new Result(new PriceFormat(decimal, mostFrequent(separators), currency), decided, true, reason);
    }

    private static char other(char mark) {
        return mark == POINT ? COMMA : POINT;
    }

    private static String name(char mark) {
        return mark == POINT ? "point" : "comma";
    }

    private static int count(Map<Character, Integer> counts, char key) {
        return Objects.requireNonNullElse(counts.get(key), 0);
    }

    private static <K extends Comparable<K>> @Nullable K mostFrequent(Map<K, Integer> counts) {
        return counts.entrySet()
                .stream()
                .max(Map.Entry.<K, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(null);
    }
}
