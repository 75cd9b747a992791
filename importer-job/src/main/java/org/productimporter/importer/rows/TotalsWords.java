package org.productimporter.importer.rows;

import java.util.Locale;
import java.util.Set;

/// The words in the SKU column of a row of totals, in the languages of the headers. Such a row is no product.
final class TotalsWords {

    private static final int MAX_CHARACTERS = 24;

    private static final Set<String> WORDS = Set.of("total", "totals", "grand total", "subtotal", "sub-total", "sum",
            "summe", "gesamt", "gesamtsumme", "zwischensumme", "endsumme", "insgesamt", "total général",
            "total general", "sous-total", "somme", "suma", "suma total", "totales", "totale", "totale generale",
            "subtotale", "somma", "soma", "soma total", "totais", "total geral", "totaal", "eindtotaal", "subtotaal",
            "som", "summa", "totalt", "delsumma", "razem", "łącznie", "ogółem", "suma końcowa", "celkem", "součet",
            "mezisoučet", "итого", "всего", "итог", "сумма", "разом", "усього", "всього", "сума", "toplam",
            "genel toplam", "ara toplam", "合計", "総計", "小計", "合计", "总计", "小计", "總計", "합계", "총계", "소계");

    private TotalsWords() {}

    /// Returns whether the SKU is one of the words, apart from case and a colon at its end.
    static boolean contains(String sku) {
        if (sku.length() > MAX_CHARACTERS || isDigit(sku.charAt(sku.length() - 1))) {
            return false;
        }
        var word = sku.endsWith(":") ? sku.substring(0, sku.length() - 1) : sku;
        return WORDS.contains(word.strip().toLowerCase(Locale.ROOT));
    }

    /// Most SKUs end with a digit, which saves them the search.
    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
