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
/// A short text is looked up as it is. A long one is compared without the index, which tells the planner how many
/// products have it, and the index is asked for its rarest parts, or not at all when all parts are frequent.
@Component
class TrigramSearch {

    private static final int LENGTH = 3;

    /// The index is asked for the whole of a text of so many characters.
    private static final int SHORT = 8;

    private static final int MOST_PARTS = 3;

    /// Enough texts to tell frequent parts from rare ones, in two milliseconds.
    private static final int SAMPLED = 300;

    /// The index is slower than reading texts for a part that more texts have.
    private static final double RARE_SHARE = 0.15;

    private static final int SAMPLED_CHARACTERS = 100;

    /// The planner has the statistics of the column for any collation; the index serves the default one only.
    private static final String COMPARED = """
            and (s.content collate "C" like product_search_text(:text_${no})
                or s.long_content collate "C" like product_search_text(:text_${no}))
            """;

    private static final String LOOKED_UP = """
            and (s.content like product_search_text(:part_${no})
                or s.long_content like product_search_text(:part_${no}))
            """;

    /// Conditions with values by the names that stand in them.
    record Conditions(String text, Map<String, String> values) {

        /// The text table joined to the row `p` of product, and the conditions.
        String join() {
            return values.isEmpty() ? "where true"
                    : "join product_search s on s.product_id = p.id\nwhere true\n" + text;
        }
    }

    private record Part(int place, String part) {}

    private final JdbcClient jdbc;
    private final String rareParts = SqlFile.read(TrigramSearch.class, "rare-parts.sql");

    TrigramSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Conditions for products that have all of these texts.
    Conditions conditions(List<String> texts) {
        var all = new StringBuilder();
        var values = new HashMap<String, String>();
        for (int no = 0; no < texts.size(); no++) {
            var text = texts.get(no);
            var whole = '%' + text.replaceAll("[\\\\%_]", "\\\\$0") + '%';
            var lookedUp = text.length() <= SHORT ? whole : rareParts(text);
            if (text.length() > SHORT) {
                values.put("text_" + no, whole);
                all.append(COMPARED.replace("${no}", Integer.toString(no)));
            }
            if (!lookedUp.isEmpty()) {
                values.put("part_" + no, lookedUp);
                all.append(LOOKED_UP.replace("${no}", Integer.toString(no)));
            }
        }
        return new Conditions(all.toString(), values);
    }

    /// A pattern of the rarest parts in the order of the text; empty when there is none.
    private String rareParts(String text) {
        var chosen = new TreeMap<Integer, String>();
        for (var rare : parts(text)) {
            var overlaps = chosen.keySet().stream().anyMatch(place -> Math.abs(place - rare.place()) < LENGTH);
            if (!overlaps && chosen.size() < MOST_PARTS) {
                chosen.put(rare.place(), rare.part());
            }
        }
        return chosen.isEmpty() ? "" : chosen.values().stream().collect(joining("%", "%", "%"));
    }

    private List<Part> parts(String text) {
        return jdbc.sql(rareParts)
                .param("text", text)
                .param("sampled", SAMPLED)
                .param("characters", SAMPLED_CHARACTERS)
                .param("share", RARE_SHARE)
                .query((row, _) -> new Part(row.getInt("place"), row.getString("part")))
                .list();
    }
}
