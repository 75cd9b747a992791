package org.productimporter.importer.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.productimporter.model.imports.ImportOptions.UnknownColumns;
import org.productimporter.model.product.ProductField;
import org.productimporter.model.product.Whitespace;

/// Maps the columns of a file to the fields of a product: by the mapping of the user, otherwise by name, ignoring
/// case.
final class ColumnMapper {

    private static final String ATTRIBUTE = "attributes.";
    private static final int MAX_SHOWN = 20;
    private static final int MAX_SHOWN_CHARACTERS = 40;

    /// Letters and digits of common names of a SKU column.
    private static final Set<String> LIKE_SKU = Set.of("articlenumber", "artikelnummer", "artikelnr", "artnr", "code",
            "ean", "gtin", "id", "itemid", "itemno", "itemnumber", "mpn", "partno", "partnumber", "productcode",
            "productid", "productnumber", "ref", "reference");

    private final List<String> header;
    private final List<String> folded;
    private final Map<ProductField, Integer> columns = new EnumMap<>(ProductField.class);
    private final Map<Integer, String> attributes = new TreeMap<>();
    private final List<String> warnings = new ArrayList<>();

    /// @param header trimmed cells
    /// @param mapping header cell to field or attribute, chosen by the user
    ColumnMapper(List<String> header, Map<String, String> mapping, UnknownColumns unknown) {
        this.header = header;
        this.folded = header.stream().map(ColumnMapper::fold).toList();
        var fields = new HashMap<Integer, ProductField>();
        new TreeMap<>(mapping).forEach((cell, field) -> {
            int column = columnOf(cell);
            if (field.startsWith(ATTRIBUTE)) {
                attributes.put(column, field.substring(ATTRIBUTE.length()));
            } else {
                fields.put(column, fieldOf(field));
            }
        });
        fields.forEach(this::assign);
        for (var field : ProductField.values()) {
            if (!columns.containsKey(field)) {
                assignByName(field, fields);
            }
        }
        if (!columns.containsKey(ProductField.SKU)) {
            throw noSku();
        }
        if (unknown == UnknownColumns.KEEP) {
            keepUnknown();
        }
        warn();
    }

    /// An export prefixes a key that could be taken for a field.
    private void keepUnknown() {
        for (int column = 0; column < header.size(); column++) {
            var name = header.get(column);
            if (!columns.containsValue(column) && !name.isEmpty()) {
                attributes.putIfAbsent(column, name.startsWith(ATTRIBUTE) ? name.substring(ATTRIBUTE.length()) : name);
            }
        }
    }

    Map<Integer, String> attributes() {
        return attributes;
    }

    Map<ProductField, Integer> map() {
        return columns;
    }

    List<String> warnings() {
        return warnings;
    }

    private int columnOf(String cell) {
        int column = folded.indexOf(fold(cell));
        if (column < 0) {
            throw new FileRejectedException("A mapped column is not in the file",
                    "There is no column \"%s\"; the header holds %s.".formatted(cell, shownHeader()),
                    "Correct the mapping of the columns.");
        }
        rejectSecond(column);
        return column;
    }

    private static ProductField fieldOf(String name) {
        return Arrays.stream(ProductField.values())
                .filter(field -> field.text().equals(fold(name)))
                .findFirst()
                .orElseThrow(() -> new FileRejectedException("A column is mapped to an unknown field",
                        "There is no field \"%s\"; there are %s.".formatted(name, fieldNames()),
                        "Correct the mapping of the columns."));
    }

    private void assign(int column, ProductField field) {
        var other = columns.putIfAbsent(field, column);
        if (other != null) {
            throw duplicate(Math.min(other, column), Math.max(other, column));
        }
    }

    private void assignByName(ProductField field, Map<Integer, ProductField> mapped) {
        int column = folded.indexOf(field.text());
        if (column >= 0 && !mapped.containsKey(column) && !attributes.containsKey(column)) {
            rejectSecond(column);
            assign(column, field);
        }
    }

    private void rejectSecond(int column) {
        int second = folded.subList(column + 1, folded.size()).indexOf(folded.get(column));
        if (second >= 0) {
            throw duplicate(column, column + 1 + second);
        }
    }

    private FileRejectedException duplicate(int first, int second) {
        return new FileRejectedException("Two columns for the same field",
                "Column %d (\"%s\") and column %d (\"%s\") mean the same.".formatted(first + 1,
                        shown(header.get(first)), second + 1, shown(header.get(second))),
                "Rename or remove one of them.");
    }

    private FileRejectedException noSku() {
        var near = header.stream().filter(cell -> isLikeSku(fold(cell))).toList();
        if (!near.isEmpty()) {
            return new FileRejectedException("No 'sku' column",
                    "The header holds %s; did you mean %s?".formatted(shownHeader(), shownNames(near)),
                    "Rename the column to sku, or map it: columns = {\"%s\": \"sku\"}."
                            .formatted(shown(near.getFirst())));
        }
        return new FileRejectedException("No 'sku' column",
                "The first line holds %s; does the file have a header row?".formatted(shownHeader()),
                "Name the columns in the first line (%s), or map the column that holds the SKU."
                        .formatted(fieldNames()));
    }

    private static boolean isLikeSku(String folded) {
        var plain = folded.replaceAll("[^a-z0-9]", "");
        var oneLetterOff = plain.length() == 3 && plain.matches(".ku|s.u|sk.");
        return plain.contains("sku") || oneLetterOff || LIKE_SKU.contains(plain);
    }

    private void warn() {
        List<String> unknown = new ArrayList<>();
        List<String> nameless = new ArrayList<>();
        for (int column = 0; column < header.size(); column++) {
            var name = header.get(column);
            if (columns.containsValue(column) || attributes.containsKey(column)) {
                continue;
            }
            if (name.isEmpty()) {
                nameless.add(String.valueOf(column + 1));
            } else {
                unknown.add(name);
            }
        }
        if (!unknown.isEmpty()) {
            warnings.add("Ignored, because they are no fields of a product: " + shownNames(unknown) + ".");
        }
        if (!nameless.isEmpty()) {
            warnings.add("Ignored, because they have no name: the columns " + String.join(", ", nameless) + ".");
        }
        if (!columns.containsKey(ProductField.NAME)) {
            warnings.add("The file has no name column: new products get their SKU as name.");
        }
    }

    private String shownHeader() {
        return shownNames(header);
    }

    private static String shownNames(List<String> names) {
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

    private static String fold(String name) {
        return Whitespace.strip(name).toLowerCase(Locale.ROOT);
    }
}
