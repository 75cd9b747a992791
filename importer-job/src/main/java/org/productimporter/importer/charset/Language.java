package org.productimporter.importer.charset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/// A language that is written with letters outside ASCII, from `languages.txt`.
///
/// @param charsets names of the charsets in which it is written
/// @param frequent frequent letters, in lower case
/// @param rare other letters
/// @param words frequent words of its product files, in lower case
record Language(Set<String> charsets, String frequent, String rare, Set<String> words) {

    private static final int FIELDS = 5;

    /// All languages.
    static final List<Language> ALL = read();

    private static List<Language> read() {
        try (var file = Objects.requireNonNull(Language.class.getResourceAsStream("languages.txt"))) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(Language::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Language parse(String line) {
        var fields = line.split(";", -1);
        if (fields.length != FIELDS) {
            throw new IllegalStateException("languages.txt: a line has five fields, not " + line);
        }
        return new Language(words(fields[1]), fields[2].strip(), fields[3].strip(), words(fields[4]));
    }

    private static Set<String> words(String field) {
        return Set.copyOf(Arrays.asList(field.strip().split("\\s+")));
    }

    /// Returns how typical a letter is: 1 for a frequent one, 0 for one of another language.
    double typical(char letter) {
        char lower = Character.toLowerCase(letter);
        if (frequent.indexOf(lower) >= 0) {
            return 1;
        }
        return rare.indexOf(lower) >= 0 ? 0.7 : 0;
    }

    /// Returns how many different words of the language are in `text`.
    int wordsIn(Set<String> text) {
        var found = new HashSet<>(words);
        found.retainAll(text);
        return found.size();
    }

    /// Returns the different words of a text, in lower case.
    static Set<String> wordsOf(String text) {
        return new HashSet<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")));
    }
}
