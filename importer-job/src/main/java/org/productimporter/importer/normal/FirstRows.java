package org.productimporter.importer.normal;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.productimporter.model.product.Whitespace;

/// The first row of each key, of which blank cells of later rows are filled. Keeps the keys that were used last, because
/// the rows of a key stand together. Not thread-safe.
final class FirstRows {

    private static final int MAX_CHARACTERS = 8 * 1024 * 1024;

    private final FillDown rule;
    private final Map<String, Map<Integer, String>> rows = new LinkedHashMap<>(1_024, 0.75f, true);
    private long characters;

    FirstRows(FillDown rule) {
        this.rule = rule;
    }

    /// Returns whether the row holds nothing but images of a key that had a row.
    boolean isOfImages(List<String> cells) {
        if (rule.imageColumns().isEmpty() || !rows.containsKey(key(cells))) {
            return false;
        }
        var hasImage = false;
        for (int column = 0; column < cells.size(); column++) {
            if (column != rule.keyColumn() && !Whitespace.strip(cells.get(column)).isEmpty()) {
                if (!rule.imageColumns().contains(column)) {
                    return false;
                }
                hasImage = true;
            }
        }
        return hasImage;
    }

    private String key(List<String> cells) {
        return rule.keyColumn() < cells.size() ? Whitespace.strip(cells.get(rule.keyColumn())) : "";
    }

    /// Fills the blank cells of a row. Returns whether there were any.
    boolean fill(List<String> cells, RecordParts parts) {
        var key = key(cells);
        if (key.isEmpty()) {
            return false;
        }
        var first = rows.get(key);
        if (first == null) {
            keep(key, cells);
            return false;
        }
        var filled = false;
        for (var cell : first.entrySet()) {
            if (cell.getKey() < cells.size() && Whitespace.strip(cells.get(cell.getKey())).isEmpty()) {
                parts.set(cell.getKey(), cell.getValue());
                filled = true;
            }
        }
        return filled;
    }

    private void keep(String key, List<String> cells) {
        Map<Integer, String> values = new LinkedHashMap<>();
        for (int column : rule.columns()) {
            if (column < cells.size() && !Whitespace.strip(cells.get(column)).isEmpty()) {
                values.put(column, cells.get(column));
            }
        }
        rows.put(key, values);
        characters += size(key, values);
        for (Iterator<Map.Entry<String, Map<Integer, String>>> eldest = rows.entrySet().iterator(); characters
                > MAX_CHARACTERS && rows.size() > 1;) {
            var entry = eldest.next();
            characters -= size(entry.getKey(), entry.getValue());
            eldest.remove();
        }
    }

    private static long size(String key, Map<Integer, String> values) {
        return 100L + key.length() + values.values().stream().mapToLong(String::length).sum();
    }
}
