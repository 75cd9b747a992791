package org.productimporter.importer.rows;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.model.imports.ImportOptions.OnBlank;
import org.productimporter.model.product.AttributeError;
import org.productimporter.model.product.AttributeRules;

/// The cells of one record that are attributes. Costs nothing for a file without such columns. Not thread-safe.
final class AttributeCells {

    private final OnBlank onBlank;

    /// The columns of the file and their keys, in the order of the columns.
    private final int[] columns;
    private final String[] keys;
    private final String[] values;
    private final int[] kinds;

    AttributeCells(CsvLayout layout, OnBlank onBlank) {
        this.onBlank = onBlank;
        this.columns = layout.attributes().keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
        this.keys = Arrays.stream(columns).mapToObj(layout.attributes()::get).toArray(String[]::new);
        this.values = new String[columns.length];
        this.kinds = new int[columns.length];
        Arrays.fill(values, "");
    }

    /// Returns the columns of the file in their order. The position of a column in this array is its number.
    int[] columns() {
        return columns;
    }

    void put(int no, String value, int characterKinds) {
        values[no] = value;
        kinds[no] = characterKinds;
    }

    /// Returns the first violation, or null if the cells are valid.
    @Nullable
    AttributeError validate() {
        for (int no = 0; no < values.length; no++) {
            var error = AttributeRules.value(keys[no], values[no], kinds[no]);
            if (error != null) {
                return error;
            }
        }
        return values.length == 0 ? null : AttributeRules.size(changes());
    }

    /// Returns the column of a violation.
    int columnOf(AttributeError error) {
        return columns[Arrays.asList(keys).indexOf(error.key())];
    }

    /// Returns what the record changes, by key; null if it changes nothing. A null value removes the attribute.
    @Nullable
    Map<String, @Nullable String> changed() {
        if (values.length == 0) {
            return null;
        }
        var changes = changes();
        return changes.isEmpty() ? null : Collections.unmodifiableMap(changes);
    }

    private Map<String, @Nullable String> changes() {
        var changes = new TreeMap<String, @Nullable String>();
        for (int no = 0; no < values.length; no++) {
            if (!values[no].isEmpty()) {
                changes.put(keys[no], values[no]);
            } else if (onBlank == OnBlank.CLEAR) {
                changes.put(keys[no], null);
            }
        }
        return changes;
    }
}
