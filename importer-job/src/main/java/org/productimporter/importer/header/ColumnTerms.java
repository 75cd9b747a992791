package org.productimporter.importer.header;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.product.ProductField;

/// The dictionary `column-terms.txt`: which field a header cell names, and how surely. Thread-safe.
public final class ColumnTerms {

    /// How surely a name stands for a field, the surest first.
    public enum Strength {
        EXACT, COMMON, WEAK, ASK
    }

    /// @param rank position of the term in the dictionary; of two equally strong terms, the earlier is proposed
    public record Match(Strength strength, int rank) {}

    /// Longer cells are texts and no names.
    private static final int MAX_CHARACTERS = 80;

    private static final Pattern LINE = Pattern.compile("(\\w+) (\\w+) (\\w+):(.*)");
    private static final Pattern LANGUAGE =
            Pattern.compile("en|de|fr|es|it|pt|nl|sv|pl|cs|ru|uk|tr|ja|zh|ko|us|gb|at|ch|br|se|cz|ua|jp|cn|kr|eng|ger");

    /// Words that say nothing about the field.
    private static final Set<String> NEUTRAL = Set.of("product", "products", "produkt", "produit", "producto",
            "prodotto", "produto", "item", "article", "artikel", "articulo", "articolo", "artigo", "variant",
            "variante", "shop", "store", "web", "our", "the", "my", "main", "default", "de", "del", "du", "der", "no",
            "urun", "tovar", "stock", "товара", "товару", "produktu", "do", "da", "di");

    private static final ColumnTerms DICTIONARY = read();

    private final Map<ProductField, Map<String, Match>> terms = new EnumMap<>(ProductField.class);
    private final Map<ProductField, Set<String>> excluded = new EnumMap<>(ProductField.class);
    private int rank;

    private ColumnTerms() {
        for (var field : ProductField.values()) {
            terms.put(field, new HashMap<>());
            excluded.put(field, new HashSet<>());
        }
    }

    /// Returns the number of fields that these header cells name.
    public static int namedFields(List<String> cells) {
        var missing = EnumSet.allOf(ProductField.class);
        for (var cell : cells) {
            if (cell.length() <= MAX_CHARACTERS && !missing.isEmpty()) {
                var words = HeaderText.words(cell);
                var allWords = HeaderText.allWords(cell);
                missing.removeIf(field -> isNamed(DICTIONARY.find(field, words, allWords)));
            }
        }
        return ProductField.values().length - missing.size();
    }

    private static boolean isNamed(@Nullable Match match) {
        return match != null && match.strength() != Strength.ASK;
    }

    /// Returns how surely the cell names the field, or null if it does not.
    public static @Nullable Match match(ProductField field, String cell) {
        if (cell.length() > MAX_CHARACTERS) {
            return null;
        }
        return DICTIONARY.find(field, HeaderText.words(cell), HeaderText.allWords(cell));
    }

    /// Returns whether the cell holds no word of a column that is something else.
    public static boolean mayBe(ProductField field, String cell) {
        return HeaderText.allWords(cell).stream().noneMatch(DICTIONARY.excluded(field)::contains);
    }

    private @Nullable Match find(ProductField field, List<String> words, List<String> allWords) {
        var known = terms(field);
        var whole = known.get(String.join("", words));
        if (whole != null && allWords.size() == words.size()) {
            return whole;
        }
        if (allWords.stream().anyMatch(excluded(field)::contains)) {
            return null;
        }
        if (whole != null) {
            return whole;
        }
        var language = known.get(String.join("", withoutLanguage(words)));
        if (language != null) {
            return language;
        }
        var bare = known.get(String.join("", withoutNeutral(words)));
        if (bare != null) {
            return bare.strength() == Strength.EXACT ? new Match(Strength.COMMON, bare.rank()) : bare;
        }
        return part(known, words);
    }

    /// A locale such as `en_US`, and what follows it, such as a channel.
    private static List<String> withoutLanguage(List<String> words) {
        for (int at = 1; at < words.size(); at++) {
            if (LANGUAGE.matcher(words.get(at)).matches()) {
                return words.subList(0, at);
            }
        }
        return words;
    }

    private static List<String> withoutNeutral(List<String> words) {
        return withoutLanguage(words).stream().filter(word -> !NEUTRAL.contains(word)).toList();
    }

    /// A sure term among other words is a question.
    private static @Nullable Match part(Map<String, Match> known, List<String> words) {
        for (int length = words.size() - 1; length > 0; length--) {
            for (int from = 0; from + length <= words.size(); from++) {
                var match = known.get(String.join("", words.subList(from, from + length)));
                if (match != null && match.strength() == Strength.EXACT) {
                    return new Match(Strength.ASK, match.rank());
                }
            }
        }
        return null;
    }

    private static ColumnTerms read() {
        var dictionary = new ColumnTerms();
        for (String line : Resource.lines("column-terms.txt")) {
            var parts = LINE.matcher(line);
            if (!parts.matches()) {
                throw new IllegalStateException("column-terms.txt: not a line of terms: " + line);
            }
            var field = ProductField.valueOf(parts.group(1).toUpperCase(Locale.ROOT));
            dictionary.add(field, parts.group(2), parts.group(4).split(",", -1));
        }
        return dictionary;
    }

    private void add(ProductField field, String strength, String[] written) {
        for (String term : written) {
            var words = HeaderText.words(term);
            if (strength.equals("exclude")) {
                excluded(field).addAll(words);
            } else {
                var match = new Match(Strength.valueOf(strength.toUpperCase(Locale.ROOT)), rank++);
                terms(field).merge(String.join("", words), match, ColumnTerms::surer);
            }
        }
    }

    private static Match surer(Match one, Match other) {
        return other.strength().compareTo(one.strength()) < 0 ? other : one;
    }

    private Map<String, Match> terms(ProductField field) {
        return Objects.requireNonNull(terms.get(field));
    }

    private Set<String> excluded(ProductField field) {
        return Objects.requireNonNull(excluded.get(field));
    }
}
