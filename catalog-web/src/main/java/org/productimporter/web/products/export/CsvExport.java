package org.productimporter.web.products.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/// Writes CSV (RFC 4180, UTF-8, CRLF) that PostgreSQL formats.
final class CsvExport {

    private static final byte[] LINE_END = {'\r', '\n'};
    private static final int BUFFER_BYTES = 64 * 1024;

    /// Also what an import could detect as a delimiter.
    private static final String QUOTED = "\",;|\t";

    private CsvExport() {}

    /// PostgreSQL sends one message per row, which ends with a line feed.
    static void write(Connection connection, ProductExportQuery query, OutputStream out)
            throws SQLException, IOException {
        var rows = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(query.copy());
        var buffer = new BufferedOutputStream(out, BUFFER_BYTES);
        buffer.write(line(query.header()).getBytes(UTF_8));
        buffer.write(LINE_END);
        for (var row = rows.readFromCopy(); row != null; row = rows.readFromCopy()) {
            buffer.write(row, 0, row.length - 1);
            buffer.write(LINE_END);
        }
        buffer.flush();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(CsvExport::quoted).collect(Collectors.joining(","));
    }

    private static String quoted(String cell) {
        return cell.chars().anyMatch(character -> QUOTED.indexOf(character) >= 0)
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }
}
