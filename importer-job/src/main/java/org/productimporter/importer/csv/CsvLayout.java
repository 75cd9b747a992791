package org.productimporter.importer.csv;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.productimporter.model.product.ProductField;

/// How the records of one file are to be read; found once by inspection and the same for every
/// range.
///
/// @param charset name of the charset
/// @param delimiter the column delimiter
/// @param header the header cells as they stand in the file, trimmed
/// @param columns which column, from 0, feeds which field; `SKU` is always there
public record CsvLayout(String charset, char delimiter, List<String> header, Map<ProductField, Integer> columns) {

    public CsvLayout {
        header = List.copyOf(header);
        columns = Map.copyOf(columns);
        if (!columns.containsKey(ProductField.SKU)) {
            throw new IllegalArgumentException("a layout without a SKU column cannot be imported");
        }
    }

    /// The column that feeds `field`, if the file has one.
    public OptionalInt column(ProductField field) {
        var column = columns.get(field);
        return column == null ? OptionalInt.empty() : OptionalInt.of(column);
    }

    /// The header cell of a field that the file has.
    public String headerOf(ProductField field) {
        return header.get(column(field).orElseThrow());
    }
}
