package org.productimporter.web.products.lists;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Some texts of the catalogue, drawn at random, as the index has them: folded, with q for each
/// space. Immutable.
///
/// @param texts the texts
/// @param parts which parts of a text are rare in them
record TextSample(List<String> texts, RareParts parts) {

    /// The frequency of three characters needs no more, and takes long to count.
    private static final int COUNTED = 1_000;

    /// What a search finds, and what it costs to find it by the index, as shares of the
    /// catalogue.
    ///
    /// @param matches texts that have all that is searched
    /// @param candidates texts that have the parts which the index is asked for
    /// @param entries what the index reads for these parts: it walks along the rarest, and in the
    ///     others skips what that does not have
    record Selectivity(double matches, double candidates, double entries) {}

    static TextSample of(List<String> texts) {
        var counted = everyNth(texts, Math.max(1, texts.size() / COUNTED));
        return new TextSample(
                List.copyOf(texts), new RareParts(frequency(counted), counted.size()));
    }

    private static List<String> everyNth(List<String> texts, int step) {
        return IntStream.iterate(0, no -> no < texts.size(), no -> no + step)
                .mapToObj(texts::get)
                .toList();
    }

    private static Map<String, Integer> frequency(List<String> texts) {
        var frequency = new HashMap<String, Integer>();
        for (var text : texts) {
            var parts = new HashSet<String>();
            for (int place = 0; place + RareParts.LENGTH <= text.length(); place++) {
                parts.add(text.substring(place, place + RareParts.LENGTH));
            }
            parts.forEach(part -> frequency.merge(part, 1, Integer::sum));
        }
        return Map.copyOf(frequency);
    }

    /// Of a search for all of `searched`. What no text of the sample has, half a text has.
    Selectivity selectivity(List<String> searched) {
        var asked = searched.stream().flatMap(text -> parts.of(text).stream()).toList();
        var rarest = asked.stream().mapToDouble(parts::share).min().orElse(1);
        return new Selectivity(share(searched), share(asked), rarest * asked.size());
    }

    private double share(List<String> wanted) {
        var folded = wanted.stream().map(RareParts::folded).toList();
        var having = texts.stream().filter(text -> folded.stream().allMatch(text::contains));
        return (having.count() + 0.5) / (texts.size() + 0.5);
    }
}
