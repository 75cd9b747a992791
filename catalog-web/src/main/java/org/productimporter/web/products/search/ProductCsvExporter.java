package org.productimporter.web.products.search;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.productimporter.db.SqlFile;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.products.ProductProperties;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/// Writes the catalogue as CSV (RFC 4180, UTF-8, lines end with CRLF) in the order of the ids, in
/// constant memory. Thread-safe.
@Component
class ProductCsvExporter {

    private static final byte[] HEADER = "sku,name,description,price,active\r\n".getBytes(US_ASCII);
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int RETRY_AFTER_SECONDS = 30;

    /// A spreadsheet takes a text that begins like this for a formula: = + - @, tab, carriage
    /// return, and the first four in full width. The apostrophe makes it a text.
    private static final String SAFE = """
            case when ascii(${column}) in (61, 43, 45, 64, 9, 13, 65309, 65291, 65293, 65312)
                then '''' || ${column} else ${column} end\
            """;

    private final DataSource database;
    private final ProductProperties properties;
    private final Semaphore free;
    private final String export = SqlFile.read(ProductCsvExporter.class, "export-products.sql");

    ProductCsvExporter(DataSource database, ProductProperties properties) {
        this.database = database;
        this.properties = properties;
        this.free = new Semaphore(properties.exports());
    }

    /// Writes header and rows to `out`. A reader that goes away ends the query.
    ///
    /// @throws Problem 503 with Retry-After while too many others export
    /// @throws IOException when `out` takes no more
    void write(ProductFilter filter, ExportStyle style, OutputStream out) throws IOException {
        if (!free.tryAcquire()) {
            throw ProblemException.unavailable("Too many exports",
                    "%d exports are running, as many as product.importer.products.exports allows; try again when one has ended"
                            .formatted(properties.exports()),
                    RETRY_AFTER_SECONDS);
        }
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            var conditions = ProductConditions.of(filter);
            prepare(connection, conditions);
            copy(connection, statement(conditions, style), out);
            connection.rollback();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("The export failed", e);
        } finally {
            free.release();
        }
    }

    private static final String SET = """
            select set_config(?, ?, true)
            """;

    /// COPY takes no parameters, so the values of the filter travel as settings.
    private static void prepare(Connection connection, ProductConditions conditions) throws SQLException {
        try (var setting = connection.prepareStatement(SET)) {
            set(setting, "statement_timeout", "0");
            for (var value : conditions.values().entrySet()) {
                set(setting, "export." + value.getKey(), value.getValue());
            }
        }
    }

    private static void set(PreparedStatement setting, String name, String value) throws SQLException {
        setting.setString(1, name);
        setting.setString(2, value);
        setting.execute();
    }

    private String statement(ProductConditions conditions, ExportStyle style) {
        var text = conditions.in(export, name -> "(select current_setting('export." + name + "'))");
        for (var column : new String[] {"sku", "name", "description"}) {
            var cell = switch (style) {
                case RAW -> column;
                case FORMULA_SAFE -> SAFE.replace("${column}", column);
            };
            text = text.replace("${" + column + "}", cell);
        }
        return text;
    }

    /// PostgreSQL sends one message a row, which ends with a line feed of its own.
    private static void copy(Connection connection, String statement, OutputStream out)
            throws SQLException, IOException {
        var complete = false;
        try {
            var rows = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(statement);
            var buffer = new BufferedOutputStream(out, BUFFER_BYTES);
            buffer.write(HEADER);
            for (var row = rows.readFromCopy(); row != null; row = rows.readFromCopy()) {
                buffer.write(row, 0, row.length - 1);
                buffer.write(LINE_END);
            }
            buffer.flush();
            complete = true;
        } finally {
            if (!complete) {
                breakOff(connection);
            }
        }
    }

    /// Ends the query and the connection with it. Never the query alone: what the server had sent
    /// already would be read as the answer to the next statement, which may be somebody else's.
    private static void breakOff(Connection connection) throws SQLException {
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
        } finally {
            connection.abort(Runnable::run);
        }
    }
}
