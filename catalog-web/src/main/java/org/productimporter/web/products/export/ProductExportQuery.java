package org.productimporter.web.products.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.productimporter.db.SqlFile;
import org.productimporter.web.files.FormulaEscaper;
import org.productimporter.web.products.search.ProductConditions;

/// The statements of one export. Immutable.
///
/// @param conditions of the filter
/// @param columns of the attributes
/// @param isSafe whether texts that a spreadsheet would compute start with an apostrophe
record ProductExportQuery(ProductConditions conditions, List<AttributeColumn> columns, boolean isSafe) {

    private static final String EXPORT = SqlFile.read(ProductExportQuery.class, "export-products.sql");
    private static final String KEYS = SqlFile.read(ProductExportQuery.class, "attribute-keys.sql");

    private static final List<String> FIELDS = List.of("sku", "name", "description", "price", "active");
    private static final List<String> TEXTS = List.of("sku", "name", "description");

    /// Spreadsheets interpret a text as a formula if it starts with = + - @ (also full-width), tab or carriage return.
    private static final String SAFE = """
            case when ascii(${column}) in (61, 43, 45, 64, 9, 13, 65309, 65291, 65293, 65312)
                then '''' || ${column} else ${column} end\
            """;

    /// Returns the statement that finds up to `limit` keys.
    static String keys(ProductConditions conditions, int limit) {
        return applied(conditions, KEYS).replace("${limit}", Integer.toString(limit));
    }

    private static String applied(ProductConditions conditions, String statement) {
        return conditions.applyTo(statement, name -> "(select current_setting('export." + name + "'))");
    }

    /// Returns the cells of the header.
    List<String> header() {
        var header = new ArrayList<>(FIELDS);
        columns.forEach(column -> header.add(isSafe ? FormulaEscaper.escape(column.header()) : column.header()));
        return header;
    }

    /// Returns the statement whose rows are the products.
    String select() {
        var text = applied(conditions, EXPORT);
        for (var column : TEXTS) {
            text = text.replace("${" + column + "}", cell("p." + column));
        }
        var attributes = IntStream.range(0, columns.size())
                .mapToObj(no -> ", " + cell(columns.get(no).expression()) + " as " + alias(no))
                .collect(Collectors.joining("\n"));
        return text.replace("${attributes}", attributes);
    }

    private String cell(String expression) {
        return isSafe ? SAFE.replace("${column}", expression) : expression;
    }

    private static String alias(int no) {
        return "attribute_" + no;
    }

    /// Returns the statement that writes the products as CSV. Texts are always quoted, because an import trims unquoted
    /// cells.
    String copy() {
        var texts =
                Stream.concat(TEXTS.stream(), IntStream.range(0, columns.size()).mapToObj(ProductExportQuery::alias))
                        .collect(Collectors.joining(", "));
        return "copy (\n" + select() + ") to stdout with (format csv, force_quote (" + texts + "))";
    }
}
