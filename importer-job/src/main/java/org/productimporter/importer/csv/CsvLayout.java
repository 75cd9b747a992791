package org.productimporter.importer.csv;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.productimporter.model.product.ProductField;

/// Dialect and columns of a file, determined by its inspection.
///
/// @param charset name of the charset
/// @param delimiter the column delimiter
/// @param header the trimmed header cells
/// @param columns the column of each mapped field, from 0; contains `SKU`
public record CsvLayout(String charset, char delimiter, List<String> header, Map<ProductField, Integer> columns) {

    public CsvLayout {
        header = List.copyOf(header);
        columns = Map.copyOf(columns);
        if (!columns.containsKey(ProductField.SKU)) {
            throw new IllegalArgumentException("the layout has no SKU column");
        }
    }

    /// Returns the column of `field`, if the file has one.
    public OptionalInt column(ProductField field) {
        var column = columns.get(field);
        return column == null ? OptionalInt.empty() : OptionalInt.of(column);
    }

    /// Returns the header cell of a mapped field.
    public String headerOf(ProductField field) {
        return header.get(column(field).orElseThrow());
    }
}
