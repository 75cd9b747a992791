package org.productimporter.web.products.export;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Objects;
import org.productimporter.web.files.XlsxRecordWriter;

/// Writes a workbook from a cursor, in constant memory.
final class XlsxExport {

    private static final int FETCHED_ROWS = 500;

    private XlsxExport() {}

    static void write(Connection connection, ProductExportQuery query, OutputStream out)
            throws SQLException, IOException {
        var header = query.header();
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(FETCHED_ROWS);
            try (var rows = statement.executeQuery(query.select())) {
                var workbook = new XlsxRecordWriter("Products", header, out);
                while (rows.next()) {
                    var cells = new ArrayList<String>(header.size());
                    for (int column = 1; column <= header.size(); column++) {
                        cells.add(Objects.requireNonNullElse(rows.getString(column), ""));
                    }
                    workbook.write(cells);
                }
                workbook.finish();
            }
        }
    }
}
