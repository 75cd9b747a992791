package org.productimporter.web.products.lists;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/// Which parts of a text to ask the trigram index for. Immutable.
///
/// The index would look up every three characters of the text, and read hundreds of thousands of
/// entries for those that most products have. A few that are rare find as few products; whoever
/// asks compares the whole text anyway.
///
/// @param frequency how many of the sampled texts have three characters; those that are missing
///     are rare
/// @param sampled how many texts there are in the sample
record RareParts(Map<String, Integer> frequency, int sampled) {

    static final int LENGTH = 3;
    private static final int MOST = 5;

    /// Rarer than one in a million is rare enough.
    private static final double RARE = 1e-6;

    private record Part(String text, int place, int count) {}

    /// Up to five parts, the rarest first; the whole text, when it has no three letters or digits
    /// in a row.
    List<String> of(String text) {
        var chosen = new ArrayList<Part>();
        var share = 1.0;
        for (var part : parts(text)) {
            if (chosen.size() == MOST || share < RARE) {
                break;
            }
            if (chosen.isEmpty() || isWorth(part, chosen)) {
                chosen.add(part);
                share *= Math.max(part.count, 0.5) / Math.max(sampled, 1);
            }
        }
        return chosen.isEmpty() ? List.of(text) : chosen.stream().map(Part::text).toList();
    }

    /// What most texts have rules out little, and neighbours say nearly the same.
    private boolean isWorth(Part part, List<Part> chosen) {
        return part.count * 2 <= sampled
                && chosen.stream().allMatch(other -> Math.abs(other.place - part.place) > 1);
    }

    /// The rarest first, and of those the first in the text.
    private List<Part> parts(String text) {
        return IntStream.rangeClosed(0, text.length() - LENGTH)
                .filter(
                        place ->
                                text.substring(place, place + LENGTH)
                                        .chars()
                                        .allMatch(RareParts::isWord))
                .mapToObj(place -> part(text.substring(place, place + LENGTH), place))
                .sorted(Comparator.comparingInt(Part::count))
                .toList();
    }

    /// Spaces are letters in what is searched. Half of a pair of surrogates is no letter.
    private static boolean isWord(int character) {
        return character == ' ' || Character.isLetterOrDigit(character);
    }

    private Part part(String text, int place) {
        return new Part(text, place, frequency.getOrDefault(folded(text), 0));
    }

    /// What share of the texts has one of the parts; all, when it is too short for the index.
    double share(String part) {
        return part.length() == LENGTH && part.chars().allMatch(RareParts::isWord)
                ? Math.max(frequency.getOrDefault(folded(part), 0), 0.5) / Math.max(sampled, 1)
                : 1;
    }

    /// The database folds a little differently, which only makes a choice worse.
    static String folded(String text) {
        return text.toLowerCase(Locale.ROOT).replace(' ', 'q');
    }
}
