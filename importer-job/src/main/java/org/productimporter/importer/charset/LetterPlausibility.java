package org.productimporter.importer.charset;

import java.lang.Character.UnicodeScript;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Set;

/// Measures how plausible a text of a single-byte charset is: its letters belong to one language, stand in words of their
/// own script and case, and its signs are usual ones.
final class LetterPlausibility {

    private static final String SIGNS = "€£§°²³®©™·•–—‘’“”„‚…«»½¼¾×±µ¿¡ºª\u00A0№‰†¢¥′″≤≥ø";
    private static final String SIGNS_IN_WORDS = "’‘·®\u00A0™…–—/°";
    private static final int MAX_WORDS = 4;
    private static final double PER_WORD = 0.1;
    private static final int MAX_CHARACTERS = 20_000;

    private LetterPlausibility() {}

    /// Returns the plausibility in the language that fits best.
    static double of(Charset charset, String text) {
        var name = charset.name().toLowerCase(Locale.ROOT);
        var words = Language.wordsOf(text);
        double best = -1;
        for (var language : Language.ALL) {
            if (language.charsets().contains(name)) {
                best = Math.max(best, of(language, text, words));
            }
        }
        return best;
    }

    private static double of(Language language, String text, Set<String> words) {
        double sum = 0;
        int count = 0;
        for (int at = 0; at < text.length() && count < MAX_CHARACTERS; at++) {
            if (text.charAt(at) > '\u007F') {
                count++;
                sum += plausibility(language, text, at);
            }
        }
        return count == 0 ? 0 : sum / count + PER_WORD * Math.min(language.wordsIn(words), MAX_WORDS);
    }

    private static double plausibility(Language language, String text, int at) {
        char c = text.charAt(at);
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        char after = at + 1 == text.length() ? ' ' : text.charAt(at + 1);
        if (c == '\uFFFD' || Character.isISOControl(c)) {
            return -3;
        }
        if (!Character.isLetter(c) || (SIGNS.indexOf(c) >= 0 && !Character.isLetter(before))) {
            boolean inWord = Character.isLetter(before) && Character.isLetter(after);
            return SIGNS.indexOf(c) < 0 || (inWord && SIGNS_IN_WORDS.indexOf(c) < 0) ? -1 : 1;
        }
        if (isOtherScript(c, before) || isOtherScript(c, after)
                || (Character.isUpperCase(c) && Character.isLowerCase(before))) {
            return -1;
        }
        return language.typical(c);
    }

    private static boolean isOtherScript(char letter, char neighbour) {
        return Character.isLetter(neighbour) && UnicodeScript.of(letter) != UnicodeScript.of(neighbour);
    }
}
