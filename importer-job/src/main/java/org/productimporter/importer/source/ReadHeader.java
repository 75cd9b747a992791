package org.productimporter.importer.source;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.productimporter.importer.csv.CsvCells;
import org.productimporter.importer.csv.Field;
import org.productimporter.importer.csv.Layout;
import org.productimporter.importer.csv.RecordCursor;
import org.productimporter.model.imports.ImportOptions;

/// Reads the header of a file.
final class ReadHeader {

    private ReadHeader() {}

    static Header of(FileHead head, ImportOptions options, SourceLimits limits) {
        var charset = StandardCharsets.UTF_8;
        char delimiter = options.delimiter() == null ? ',' : options.delimiter();
        var cursor = new RecordCursor(head.bytes(), head.markBytes(), delimiter, 1);
        cursor.next();
        var cells = CsvCells.of(head.bytes(), cursor.start(), cursor.end(), charset, delimiter);
        if (cells == null) {
            throw new RefusedException("Unreadable header", "", "");
        }
        var header = cells.stream().map(String::strip).toList();
        Map<Field, Integer> columns = new LinkedHashMap<>();
        for (int column = 0; column < header.size(); column++) {
            for (var field : Field.values()) {
                if (field.text().equals(header.get(column).toLowerCase(Locale.ROOT))) {
                    columns.put(field, column);
                }
            }
        }
        if (!columns.containsKey(Field.SKU)) {
            throw new RefusedException(
                    "No 'sku' column", "The header holds: " + header, "Name the columns.");
        }
        return new Header(
                new Layout(charset.name(), delimiter, header, columns),
                List.of(),
                cursor.end(),
                cursor.nextLine());
    }
}
