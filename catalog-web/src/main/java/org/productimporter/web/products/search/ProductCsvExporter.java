package org.productimporter.web.products.search;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.zaxxer.hikari.HikariDataSource;
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
import org.productimporter.web.products.search.ProductListService.ExportStyle;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/// Writes the catalogue as CSV (RFC 4180, UTF-8, CRLF) in the order of the IDs, in constant memory. Thread-safe.
@Component
class ProductCsvExporter {

    private static final byte[] HEADER = "sku,name,description,price,active\r\n".getBytes(US_ASCII);
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int RETRY_AFTER_SECONDS = 30;

    /// Spreadsheets interpret a text as a formula if it starts with = + - @ (also full-width), tab or carriage return.
    private static final String FORMULA_SAFE = """
            case when ascii(${column}) in (61, 43, 45, 64, 9, 13, 65309, 65291, 65293, 65312)
                then '''' || ${column} else ${column} end\
            """;

    private final DataSource database;
    private final ProductProperties properties;
    private final Semaphore permits;
    private final String exportProducts = SqlFile.read(ProductCsvExporter.class, "export-products.sql");

    ProductCsvExporter(DataSource database, ProductProperties properties) {
        this.database = database;
        this.properties = properties;
        this.permits = new Semaphore(properties.exports());
    }

    /// Writes the header and the rows to `out`. A disconnected client ends the query.
    ///
    /// @throws ProblemException 503 with Retry-After if too many exports run
    /// @throws IOException if `out` is closed
    void write(ProductFilter filter, ExportStyle style, OutputStream out) throws IOException {
        if (!permits.tryAcquire()) {
            throw ProblemException.unavailable("Too many exports",
                    "%d exports are running, the limit of product.importer.products.exports. Try again when one has ended"
                            .formatted(properties.exports()),
                    RETRY_AFTER_SECONDS);
        }
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            var conditions = ProductConditions.of(filter);
            setParameters(connection, conditions);
            copy(connection, statement(conditions, style), out);
            connection.rollback();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("The export failed", e);
        } finally {
            permits.release();
        }
    }

    private static final String SET = """
            select set_config(?, ?, true)
            """;

    /// COPY has no parameters, so the values of the filter are passed as settings of the transaction.
    private static void setParameters(Connection connection, ProductConditions conditions) throws SQLException {
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
        var text = conditions.applyTo(exportProducts, name -> "(select current_setting('export." + name + "'))");
        for (var column : new String[] {"sku", "name", "description"}) {
            var cell = switch (style) {
                case RAW -> column;
                case FORMULA_SAFE -> FORMULA_SAFE.replace("${column}", column);
            };
            text = text.replace("${" + column + "}", cell);
        }
        return text;
    }

    /// PostgreSQL sends one message per row, which ends with a line feed.
    private void copy(Connection connection, String statement, OutputStream out) throws SQLException, IOException {
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
                abort(connection);
            }
        }
    }

    /// Cancels the query and closes the connection. A reused connection would read data that is still in transit as the
    /// result of its next statement. An evicted connection is closed without a rollback that would fail.
    private void abort(Connection connection) throws SQLException {
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
        } finally {
            database.unwrap(HikariDataSource.class).evictConnection(connection);
            connection.abort(Runnable::run);
        }
    }
}
