package org.productimporter.web.products.search;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.productimporter.db.SqlFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Conditions on product_search that find texts by trigrams. Thread-safe; joins the caller's transaction.
///
/// A short text is looked up in the trigram index as a whole. A long text is compared without the index, which gives the
/// planner its selectivity, and only its rarest trigrams are looked up, or none if all are frequent.
@Component
class TrigramSearch {

    private static final int TRIGRAM_LENGTH = 3;
    private static final int MAX_SHORT_LENGTH = 8;
    private static final int MAX_TRIGRAMS = 3;

    /// Enough texts to distinguish frequent trigrams from rare ones.
    private static final int SAMPLE_SIZE = 300;

    /// For a trigram in a larger share of the texts, the index is slower than reading the texts.
    private static final double MAX_SHARE = 0.15;

    /// Only the trigrams of so many characters are considered.
    private static final int MAX_CHARACTERS = 100;

    /// The planner uses the statistics of the column for any collation; the index supports only the default one.
    private static final String COMPARED = """
            and (s.content collate "C" like product_search_text(:text_${no})
                or s.long_content collate "C" like product_search_text(:text_${no}))
            """;

    private static final String LOOKED_UP = """
            and (s.content like product_search_text(:trigrams_${no})
                or s.long_content like product_search_text(:trigrams_${no}))
            """;

    /// Conditions and the values of their named parameters.
    record Conditions(String text, Map<String, String> values) {

        /// Returns the join of product_search to row `p` of product, with the conditions.
        String join() {
            return values.isEmpty() ? "where true"
                    : "join product_search s on s.product_id = p.id\nwhere true\n" + text;
        }
    }

    private record Trigram(int position, String text) {}

    private final JdbcClient jdbc;
    private final String rareTrigrams = SqlFile.read(TrigramSearch.class, "rare-trigrams.sql");

    TrigramSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Returns conditions for products that contain all of these texts.
    Conditions conditions(List<String> texts) {
        var all = new StringBuilder();
        var values = new HashMap<String, String>();
        for (int no = 0; no < texts.size(); no++) {
            var text = texts.get(no);
            var isShort = text.length() <= MAX_SHORT_LENGTH;
            var pattern = '%' + text.replaceAll("[\\\\%_]", "\\\\$0") + '%';
            var lookedUp = isShort ? pattern : rarePattern(text);
            if (!isShort) {
                values.put("text_" + no, pattern);
                all.append(COMPARED.replace("${no}", Integer.toString(no)));
            }
            if (!lookedUp.isEmpty()) {
                values.put("trigrams_" + no, lookedUp);
                all.append(LOOKED_UP.replace("${no}", Integer.toString(no)));
            }
        }
        return new Conditions(all.toString(), values);
    }

    /// Returns a pattern of the rarest trigrams that do not overlap; empty if there is none.
    private String rarePattern(String text) {
        var chosen = new TreeMap<Integer, String>();
        for (var rare : rareTrigrams(text)) {
            var overlaps =
                    chosen.keySet().stream().anyMatch(start -> Math.abs(start - rare.position()) < TRIGRAM_LENGTH);
            if (!overlaps && chosen.size() < MAX_TRIGRAMS) {
                chosen.put(rare.position(), rare.text());
            }
        }
        return chosen.isEmpty() ? "" : chosen.values().stream().collect(joining("%", "%", "%"));
    }

    private List<Trigram> rareTrigrams(String text) {
        return jdbc.sql(rareTrigrams)
                .param("text", text)
                .param("sample_size", SAMPLE_SIZE)
                .param("max_characters", MAX_CHARACTERS)
                .param("max_share", MAX_SHARE)
                .query((row, _) -> new Trigram(row.getInt("position"), row.getString("text")))
                .list();
    }
}
