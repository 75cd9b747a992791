package org.productimporter.model.product;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The words that say whether a product is active, in the languages of the resource `active-words.txt`. Thread-safe.
public final class ActiveWords {

    private static final Pattern LINE = Pattern.compile("(yes|no)\\s+(\\w+):(.*)");
    private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}+");
    private static final Map<String, Boolean> WORDS = read();

    private ActiveWords() {}

    /// Returns whether the word stands for an active product, or null if it is none of the words. Ignores case, accents
    /// and surrounding white space.
    public static @Nullable Boolean of(String word) {
        var known = WORDS.get(word);
        return known != null ? known : WORDS.get(folded(word));
    }

    private static String folded(String word) {
        var lower = Whitespace.strip(word).toLowerCase(Locale.ROOT);
        for (int at = 0; at < lower.length(); at++) {
            if (lower.charAt(at) >= 128) {
                return withoutAccents(lower);
            }
        }
        return lower;
    }

    /// Maps the Turkish dotless and the Polish barred letter, too, which have no decomposition.
    private static String withoutAccents(String lower) {
        var bare = ACCENTS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD)).replaceAll("");
        return Normalizer.normalize(bare, Normalizer.Form.NFC).replace('ı', 'i').replace('ł', 'l');
    }

    private static Map<String, Boolean> read() {
        var words = new HashMap<String, Boolean>();
        for (String line : text().lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList()) {
            var parts = LINE.matcher(line);
            if (!parts.matches()) {
                throw new IllegalStateException("active-words.txt: not a line of words: " + line);
            }
            for (String word : parts.group(3).split(",", -1)) {
                put(words, folded(word), parts.group(1).equals("yes"));
            }
        }
        return Map.copyOf(words);
    }

    private static void put(Map<String, Boolean> words, String word, boolean active) {
        var other = words.put(word, active);
        if (other != null && other != active) {
            throw new IllegalStateException("active-words.txt: \"%s\" is both yes and no".formatted(word));
        }
    }

    private static String text() {
        try (InputStream in = ActiveWords.class.getResourceAsStream("active-words.txt")) {
            if (in == null) {
                throw new IllegalStateException("the resource active-words.txt is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
