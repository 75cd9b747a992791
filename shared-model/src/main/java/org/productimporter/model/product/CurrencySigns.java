package org.productimporter.model.product;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The signs of currencies in price lists. Several currencies share a sign: `$` alone does not decide between the dollars.
public final class CurrencySigns {

    /// Signs by ISO 4217 code, the longest first. The code itself is a sign of every currency.
    private static final Map<String, List<String>> SIGNS = Map.ofEntries(Map.entry("EUR", List.of("euro", "€")),
            Map.entry("USD", List.of("US$", "$")), Map.entry("CAD", List.of("CA$", "C$", "$")),
            Map.entry("AUD", List.of("AU$", "A$", "$")), Map.entry("NZD", List.of("NZ$", "$")),
            Map.entry("HKD", List.of("HK$", "$")), Map.entry("SGD", List.of("S$", "$")),
            Map.entry("MXN", List.of("MX$", "$")), Map.entry("ARS", List.of("$")), Map.entry("CLP", List.of("$")),
            Map.entry("COP", List.of("$")), Map.entry("BRL", List.of("R$")), Map.entry("GBP", List.of("£")),
            Map.entry("JPY", List.of("¥", "￥", "円")), Map.entry("CNY", List.of("RMB", "CN¥", "¥", "￥", "元")),
            Map.entry("KRW", List.of("₩", "￦", "원")), Map.entry("INR", List.of("Rs.", "Rs", "₹")),
            Map.entry("CHF", List.of("SFr.", "SFr", "Fr.", "Fr")), Map.entry("SEK", List.of("kr.", "kr")),
            Map.entry("NOK", List.of("kr.", "kr")), Map.entry("DKK", List.of("kr.", "kr")),
            Map.entry("ISK", List.of("kr.", "kr")), Map.entry("PLN", List.of("zł", "zl")),
            Map.entry("CZK", List.of("Kč", "Kc")), Map.entry("HUF", List.of("Ft")),
            Map.entry("RON", List.of("lei", "leu")), Map.entry("BGN", List.of("лв.", "лв")),
            Map.entry("RUB", List.of("руб.", "руб", "р.", "₽")), Map.entry("UAH", List.of("грн.", "грн", "₴")),
            Map.entry("TRY", List.of("TL", "₺")), Map.entry("ILS", List.of("₪")), Map.entry("VND", List.of("₫")),
            Map.entry("THB", List.of("฿")), Map.entry("ZAR", List.of("R")));

    private static final Set<String> CODES =
            Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode).collect(Collectors.toSet());

    private CurrencySigns() {}

    /// Returns the codes of the currencies that `sign` stands for, in alphabetical order: a sign or an ISO 4217 code, in
    /// any case.
    public static Set<String> currencies(String sign) {
        var currencies = new TreeSet<String>();
        if (CODES.contains(sign.toUpperCase(Locale.ROOT))) {
            currencies.add(sign.toUpperCase(Locale.ROOT));
        }
        SIGNS.forEach((code, signs) -> {
            if (signs.stream().anyMatch(sign::equalsIgnoreCase)) {
                currencies.add(code);
            }
        });
        return currencies;
    }

    /// Returns `price` without the code or sign of the currency before or after it, and without the space between.
    static String remove(String currency, String price) {
        var rest = without(currency, price);
        for (var sign : SIGNS.getOrDefault(currency, List.of())) {
            if (rest.length() < price.length()) {
                return rest;
            }
            rest = without(sign, price);
        }
        return rest;
    }

    private static String without(String sign, String price) {
        int rest = price.length() - sign.length();
        if (price.regionMatches(true, 0, sign, 0, sign.length())) {
            return Whitespace.strip(price.substring(sign.length()));
        }
        return rest > 0 && price.regionMatches(true, rest, sign, 0, sign.length())
                ? Whitespace.strip(price.substring(0, rest))
                : price;
    }
}
