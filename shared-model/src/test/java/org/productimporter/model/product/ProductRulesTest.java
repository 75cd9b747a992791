package org.productimporter.model.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProductRulesTest {

    private static List<ProductError> errors(String sku, String name, String description) {
        return Stream
                .of(ProductRules.sku(Whitespace.strip(sku)), ProductRules.name(name),
                        ProductRules.description(description))
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<ProductField> invalidFields(String sku, String name, String description) {
        return errors(sku, name, description).stream().map(ProductError::field).toList();
    }

    @Test
    void lengthsAreCountedInCodePoints() {
        assertThat(invalidFields("😀".repeat(64), "😀".repeat(255), "😀".repeat(10_000))).isEmpty();
        assertThat(invalidFields("😀".repeat(65), "😀".repeat(256), "😀".repeat(10_001)))
                .containsExactly(ProductField.SKU, ProductField.NAME, ProductField.DESCRIPTION);
        assertThat(invalidFields(" " + "x".repeat(64) + "\u3000", "n", "")).isEmpty();
    }

    @Test
    void skuWithInvisibleCharacterIsInvalid() {
        for (var invisible : List.of("\u200b", "\u202e", "\u00a0", "\u00ad", "\u2028", "\u0001", "\t", "\u3164")) {
            assertThat(invalidFields("a" + invisible + "b", "n", "")).as(invisible).containsExactly(ProductField.SKU);
        }
        assertThat(invalidFields("a b", "n", "")).isEmpty();
        assertThat(invalidFields(" \u200b\u00a0", "n", "")).containsExactly(ProductField.SKU);
    }

    @Test
    void textMayContainLineEndsButNoOtherControls() {
        assertThat(invalidFields("a", "a\tb", "a\r\nb\rc\n")).isEmpty();
        for (var invalid : List.of("\0", "\u0007", "\u0085", "\ud800", "\udc00x")) {
            assertThat(invalidFields("a", "n" + invalid, "d" + invalid)).containsExactly(ProductField.NAME,
                    ProductField.DESCRIPTION);
        }
        assertThat(invalidFields("a", "\uFEFFn", "\uFEFF")).containsExactly(ProductField.NAME,
                ProductField.DESCRIPTION);
        assertThat(invalidFields("a", "n\uFEFF", "d\uFEFF")).isEmpty();
    }

    @Test
    void errorHasCodeAndMessageWithFigures() {
        assertThat(errors("a\u0001", "n".repeat(256), "\ud800")).extracting(ProductError::code, ProductError::message)
                .containsExactly(
                        tuple(RejectionCode.CONTROL_CHARACTER, "the sku holds the control character U+0001; remove it"),
                        tuple(RejectionCode.TOO_LONG, "the name has 256 characters, at most 255 are allowed"),
                        tuple(RejectionCode.CONTROL_CHARACTER,
                                "the description holds U+D800, half a surrogate pair; remove it"));
    }

    @Test
    void priceHasDigitsAndAtMostTwoDecimals() {
        assertThat(Price.parse("0012.5")).isEqualTo(new Price.Valid(new BigDecimal("12.50")));
        assertThat(Price.parse("-0")).isEqualTo(new Price.Valid(new BigDecimal("0.00")));
        assertThat(Price.parse("999999999999.99")).isEqualTo(new Price.Valid(new BigDecimal("999999999999.99")));
        assertThat(code("1000000000000")).isEqualTo(RejectionCode.OUT_OF_RANGE);
        assertThat(code("1.005")).isEqualTo(RejectionCode.TOO_MANY_DECIMALS);
        assertThat(code("-0.01")).isEqualTo(RejectionCode.NEGATIVE);
        for (var text : List.of("", ".5", "1.", "1e3", "٣", "+5", "1,50", "NaN", " 1")) {
            assertThat(code(text)).as(text).isEqualTo(RejectionCode.BAD_NUMBER);
        }
    }

    private static RejectionCode code(String price) {
        return ((Price.Invalid) Price.parse(price)).error().code();
    }
}
