package org.productimporter.importer.mapping;

import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import org.productimporter.model.product.ProductRules;

/// The sampled values of one column, which testify for or against a field.
///
/// @param rows number of sampled rows
/// @param filled the values that are not blank
record ColumnValues(int rows, List<String> filled) {

    private static final int NAME_CHARACTERS = 100;

    static ColumnValues of(List<List<String>> rows, int column) {
        var filled = rows.stream()
                .filter(row -> column < row.size())
                .map(row -> row.get(column))
                .filter(value -> !value.isBlank())
                .toList();
        return new ColumnValues(rows.size(), filled);
    }

    boolean isBlank() {
        return filled.isEmpty();
    }

    /// Returns the share of rows with a value, from 0 to 1.
    double filledShare() {
        return rows == 0 ? 0 : (double) filled.size() / rows;
    }

    long distinct() {
        return new HashSet<>(filled).size();
    }

    /// Returns whether the values identify rows: short, and almost all different.
    boolean isLikeKeys() {
        return !isBlank() && share(value -> value.length() <= ProductRules.MAX_SKU_CHARACTERS) > 0.95
                && distinct() >= 0.95 * filled.size();
    }

    /// Returns whether the values look like codes and not like texts.
    boolean isLikeCodes() {
        return isLikeKeys() && share(value -> value.indexOf(' ') < 0) > 0.9
                && share(value -> value.chars().anyMatch(Character::isDigit)) > 0.8
                && share(value -> !value.matches("[^\\d]?\\d+[.,]\\d{1,2}")) > 0.5;
    }

    boolean isLikePrices() {
        return !isBlank() && share(value -> PriceText.of(value) != null) >= 0.8;
    }

    /// Returns whether some of the values have decimals or a currency.
    boolean isSurelyPrices() {
        return isLikePrices() && filled.stream()
                .anyMatch(value -> PriceText.of(value) instanceof PriceText(var number, var sign)
                        && (sign != null || number.matches(".*[.,]\\d{2}")));
    }

    /// Returns whether the values look like the names of products: text, and short.
    boolean isLikeNames() {
        return !isBlank() && share(value -> value.chars().anyMatch(Character::isLetter)) > 0.5
                && filled.stream().mapToInt(String::length).average().orElse(0) <= NAME_CHARACTERS
                && share(value -> value.length() <= ProductRules.MAX_NAME_CHARACTERS) > 0.95;
    }

    /// Returns the share of values that fulfil the condition, from 0 to 1.
    double share(Predicate<String> condition) {
        return isBlank() ? 0 : (double) filled.stream().filter(condition).count() / filled.size();
    }
}
