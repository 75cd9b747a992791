package org.productimporter.importer.inspection;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.productimporter.importer.failure.FileRejectedException;
import org.productimporter.importer.header.ColumnNames;
import org.productimporter.importer.header.HeaderText;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.product.AttributeRules;
import org.productimporter.model.product.ProductField;

/// Finds the columns that the option `columns` names in the header of a file. Pure functions.
final class ColumnOptions {

    private static final int MAX_SHOWN = 20;
    private static final int MAX_SHOWN_CHARACTERS = 40;

    private final List<String> header;
    private final Map<Integer, String> targets = new HashMap<>();
    private final Map<String, Integer> columns = new HashMap<>();

    private ColumnOptions(List<String> header) {
        this.header = header;
    }

    /// Returns the target of each column, from 0.
    ///
    /// @throws FileRejectedException if a column is not in the file, or a target does not exist or has two columns
    static Map<Integer, String> of(List<String> header, Map<String, String> options) {
        var found = new ColumnOptions(header);
        var names = new ColumnNames(header);
        new TreeMap<>(options).forEach((name, target) -> found.add(names.find(name), name, target));
        return found.targets;
    }

    private void add(List<Integer> found, String name, String target) {
        if (found.isEmpty()) {
            throw new FileRejectedException("A mapped column is not in the file",
                    "There is no column \"%s\"; the header holds %s.".formatted(name, shownNames(header)),
                    "Correct the mapping of the columns.");
        }
        if (found.size() > 1) {
            throw duplicate(found.get(0), found.get(1));
        }
        int column = found.getFirst();
        var known = target.equals(ImportOptions.LEAVE_OUT) ? target : known(target);
        targets.put(column, known);
        if (!known.equals(ImportOptions.LEAVE_OUT)) {
            var other = columns.putIfAbsent(known, column);
            if (other != null) {
                throw duplicate(Math.min(other, column), Math.max(other, column));
            }
        }
    }

    private static String known(String target) {
        if (target.startsWith(AttributeRules.PREFIX)) {
            var error = AttributeRules.key(target.substring(AttributeRules.PREFIX.length()));
            if (error != null) {
                throw new FileRejectedException("The key of an attribute is invalid",
                        "In \"%s\", %s.".formatted(shown(target), error.message()),
                        "Correct the mapping of the columns.");
            }
            return target;
        }
        return Arrays.stream(ProductField.values())
                .map(ProductField::text)
                .filter(HeaderText.folded(target)::equals)
                .findFirst()
                .orElseThrow(() -> new FileRejectedException("A column is mapped to an unknown field",
                        "There is no field \"%s\"; there are %s.".formatted(target, fieldNames()),
                        "Correct the mapping of the columns."));
    }

    private FileRejectedException duplicate(int first, int second) {
        return new FileRejectedException("Two columns for the same field",
                "Column %d (\"%s\") and column %d (\"%s\") mean the same.".formatted(first + 1,
                        shown(header.get(first)), second + 1, shown(header.get(second))),
                "Rename or remove one of them.");
    }

    /// Returns the names for a message, abbreviated.
    static String shownNames(List<String> names) {
        var shown =
                names.stream().limit(MAX_SHOWN).map(name -> '"' + shown(name) + '"').collect(Collectors.joining(", "));
        return names.size() > MAX_SHOWN ? shown + " and %,d more".formatted(names.size() - MAX_SHOWN) : shown;
    }

    private static String shown(String name) {
        var line = name.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= MAX_SHOWN_CHARACTERS ? line : line.substring(0, MAX_SHOWN_CHARACTERS) + "…";
    }

    private static String fieldNames() {
        return Arrays.stream(ProductField.values()).map(ProductField::text).collect(Collectors.joining(", "));
    }
}
