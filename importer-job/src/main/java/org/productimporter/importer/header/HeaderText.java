package org.productimporter.importer.header;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.productimporter.model.product.Whitespace;

/// The comparable form of header cells: without case, accents, punctuation, brackets and currency codes. Pure functions.
public final class HeaderText {

    private static final Pattern BRACKETS = Pattern.compile("[(（][^)）]*[)）]|[\\[【][^\\]】]*[\\]】]|\\{[^}]*}");
    private static final Pattern CAMEL_CASE = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
    private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern CURRENCY = Pattern.compile(
            "eur|euro|usd|gbp|chf|sek|nok|dkk|pln|czk|huf|ron|bgn|rub|uah|try|jpy|cny|rmb|krw|brl|cad|aud|inr");
    private static final Pattern PREPOSITION = Pattern.compile("in|en|em|w|v|i");

    /// Letters that have no decomposition.
    private static final Map<String, String> LETTERS =
            Map.of("ß", "ss", "ø", "o", "ł", "l", "đ", "d", "ı", "i", "œ", "oe", "æ", "ae");

    private HeaderText() {}

    /// Returns the words of a cell in their comparable form.
    static List<String> words(String cell) {
        var words = new ArrayList<>(split(BRACKETS.matcher(cell).replaceAll(" ")));
        if (words.isEmpty()) {
            words.addAll(split(cell));
        }
        if (words.size() > 1 && words.removeIf(word -> CURRENCY.matcher(word).matches())) {
            if (words.size() > 1 && PREPOSITION.matcher(words.getLast()).matches()) {
                words.removeLast();
            }
        }
        return words.isEmpty() ? split(cell) : words;
    }

    /// Returns the words of a cell with those in brackets.
    static List<String> allWords(String cell) {
        return split(cell);
    }

    /// Returns the words of a cell without spaces between them.
    public static String compact(String cell) {
        return String.join("", words(cell));
    }

    /// Returns the form in which a mapping names a column: case, the kind of spaces and the composition of characters do
    /// not matter.
    public static String folded(String cell) {
        var text = Normalizer.normalize(cell.replace('\u00A0', ' '), Normalizer.Form.NFC);
        return Whitespace.strip(text).toLowerCase(Locale.ROOT);
    }

    private static List<String> split(String text) {
        var camel = CAMEL_CASE.matcher(text.replace("#", " no ")).replaceAll(" ");
        var bare = ACCENTS.matcher(Normalizer.normalize(camel, Normalizer.Form.NFKD)).replaceAll("");
        var lower = Normalizer.normalize(bare, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        for (var letter : LETTERS.entrySet()) {
            lower = lower.replace(letter.getKey(), letter.getValue());
        }
        return Arrays.stream(NO_WORD.split(lower, -1)).filter(word -> !word.isEmpty()).toList();
    }
}
