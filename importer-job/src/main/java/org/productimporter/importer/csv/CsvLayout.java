package org.productimporter.importer.csv;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.productimporter.model.product.PriceFormat;
import org.productimporter.model.product.ProductField;
import org.productimporter.model.rejections.RejectionLayout;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// Dialect and columns of a file, determined by its inspection.
///
/// @param charset name of the charset
/// @param delimiter the column delimiter
/// @param header the trimmed header cells; column numbers from 1 for a file without a header
/// @param columns the column of each mapped field, from 0; contains `SKU`
/// @param attributes the key of each column, from 0, that is kept as an attribute
/// @param prices how the price column is written
/// @param inactiveWords words of the active column that mean no, besides the usual ones
/// @param lines what a line number counts
/// @param normalForm whether the rows are read from the normal form of the file instead of the file
// Every node reads and writes the same JSON, whatever the settings of its mapper.
@JsonNaming(SnakeCaseStrategy.class)
public record CsvLayout(String charset, char delimiter, List<String> header, Map<ProductField, Integer> columns,
        Map<Integer, String> attributes, PriceFormat prices, Set<String> inactiveWords, LineNumbering lines,
        boolean normalForm) {

    /// What the line number of a row counts.
    public enum LineNumbering {
        /// Physical lines of a text file. A cell may contain several.
        LINES,
        /// Rows of a sheet. A line end in a cell does not count.
        ROWS
    }

    public CsvLayout {
        header = List.copyOf(header);
        columns = Map.copyOf(columns);
        attributes = Map.copyOf(attributes);
        inactiveWords = Set.copyOf(inactiveWords);
        if (!columns.containsKey(ProductField.SKU)) {
            throw new IllegalArgumentException("the layout has no SKU column");
        }
    }

    /// A plain UTF-8 file without attributes.
    public CsvLayout(char delimiter, List<String> header, Map<ProductField, Integer> columns) {
        this("UTF-8", delimiter, header, columns, Map.of(), PriceFormat.PLAIN, Set.of(), LineNumbering.LINES, false);
    }

    /// Returns this layout with another meaning of line numbers.
    public CsvLayout with(LineNumbering other) {
        return new CsvLayout(charset, delimiter, header, columns, attributes, prices, inactiveWords, other, normalForm);
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

    /// Returns the columns of a file of rejected rows.
    public RejectionLayout rejections() {
        var fields = new HashSet<>(columns.values());
        fields.addAll(attributes.keySet());
        return new RejectionLayout(delimiter, header, fields);
    }
}
