package org.productimporter.model.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceFormatTest {

    private static final PriceFormat COMMA = new PriceFormat(',', '.', "EUR");
    private static final PriceFormat POINT = new PriceFormat('.', ',', "USD");

    private static final List<PriceFormat> FORMATS = List.of(PriceFormat.PLAIN, COMMA, POINT,
            new PriceFormat(',', null, null), new PriceFormat(',', ' ', null), new PriceFormat('.', '\'', "CHF"),
            new PriceFormat('.', ' ', null), new PriceFormat(',', '.', null), new PriceFormat('.', ',', null));

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = {"1.234,50|1234.50", "1 234,50|1234.50", "1\u00A0234,50 €|1234.50", "12,5|12.50", "7|7.00",
                    "1.234|1234.00", "1.234.567|1234567.00", "€ 12,50|12.50", "12,50 eur|12.50", "EUR12|12.00",
                    "12,500000|12.50", "1’234,50|1234.50", "0,00|0.00"})
    void readsAllThatADecimalCommaCanMean(String text, BigDecimal amount) {
        assertThat(COMMA.parse(text.replace("\\u00A0", "\u00A0"))).isEqualTo(new Price.Valid(amount));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"12.5", "1.23", "1.2345,00", "1234.567,00", "12.34,50", "1.234 567,00",
            ".123,00", "$12,50", "12,50 USD", "€12,50 €", "1,2,3", "1,", ",50", "x", "''", "--1,00", "1 23,00"})
    void rejectsWhatContradictsIt(String text) {
        assertThat(COMMA.parse(text)).isInstanceOfSatisfying(Price.Invalid.class, invalid -> {
            assertThat(invalid.error().code()).isEqualTo(RejectionCode.BAD_NUMBER);
            assertThat(invalid.error().message())
                    .contains("not a price such as 1.234,50 EUR, as its column is written");
        });
    }

    @Test
    void limitsAreThoseOfAllPrices() {
        assertThat(code(COMMA, "-1,00 €")).isEqualTo(RejectionCode.NEGATIVE);
        assertThat(code(COMMA, "€ -1,00")).isEqualTo(RejectionCode.NEGATIVE);
        assertThat(code(COMMA, "1,005")).isEqualTo(RejectionCode.TOO_MANY_DECIMALS);
        assertThat(code(COMMA, "1.000.000.000.000")).isEqualTo(RejectionCode.OUT_OF_RANGE);
        assertThat(POINT.parse("$1,589.34")).isEqualTo(new Price.Valid(new BigDecimal("1589.34")));
        assertThat(PriceFormat.PLAIN.parse("39.000000")).isEqualTo(new Price.Valid(new BigDecimal("39.00")));
        assertThatThrownBy(() -> new PriceFormat('.', '.', null)).hasMessageContaining("cannot separate groups");
    }

    @Test
    void signsStandForTheirCurrencies() {
        assertThat(CurrencySigns.currencies("€")).containsExactly("EUR");
        assertThat(CurrencySigns.currencies("usd")).containsExactly("USD");
        assertThat(CurrencySigns.currencies("$")).contains("CAD", "USD");
        assertThat(CurrencySigns.currencies("x")).isEmpty();
    }

    /// Every price is read back from its own format, and has no other value in any other format. With two decimals or
    /// none but no group: a group of three digits without decimals is the one text that formats read differently.
    @Test
    void noFormatReadsThePriceOfAnotherWithAnotherValue() {
        var random = new Random(11);
        for (int run = 0; run < 20_000; run++) {
            var amount = BigDecimal.valueOf(random.nextLong(1L << random.nextInt(1, 46)), 2);
            var format = FORMATS.get(random.nextInt(FORMATS.size()));
            var text = written(amount, format, random);
            assertThat(format.parse(text)).as(text).isEqualTo(new Price.Valid(amount));
            for (var other : FORMATS) {
                if (other.parse(text) instanceof Price.Valid(BigDecimal read)) {
                    assertThat(read).as("%s read as %s", text, other).isEqualTo(amount);
                }
            }
        }
    }

    private static String written(BigDecimal amount, PriceFormat format, Random random) {
        var parts = amount.toPlainString().split("\\.", -1);
        var whole = random.nextBoolean() ? parts[0] : grouped(parts[0], format.grouping());
        var number = whole + format.decimal() + parts[1];
        var currency = format.currency();
        return switch (currency == null ? 0 : random.nextInt(3)) {
            case 1 -> number + " " + currency;
            case 2 -> currency + "\u00A0" + number;
            default -> number;
        };
    }

    private static String grouped(String digits, @Nullable Character separator) {
        return separator == null ? digits : digits.replaceAll("(?<=\\d)(?=(\\d{3})+$)", separator.toString());
    }

    private static RejectionCode code(PriceFormat format, String price) {
        return ((Price.Invalid) format.parse(price)).error().code();
    }
}
