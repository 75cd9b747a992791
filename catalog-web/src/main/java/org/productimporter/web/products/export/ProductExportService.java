package org.productimporter.web.products.export;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.limits.Downloads;
import org.productimporter.web.products.ProductProperties;
import org.productimporter.web.products.search.ProductConditions;
import org.productimporter.web.products.search.ProductFilter;
import org.productimporter.web.security.Actor;
import org.productimporter.web.security.RateLimiter;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Service;

/// Writes the catalogue as a file in the order of the IDs, from one snapshot and in constant memory. Thread-safe.
@Service
public class ProductExportService {

    /// A statement of PostgreSQL returns at most 1,664 columns.
    private static final int MAX_ATTRIBUTES = 1_000;

    private static final int RETRY_AFTER_SECONDS = 30;

    private final DataSource database;
    private final ProductProperties properties;
    private final RateLimiter limiter;
    private final Downloads downloads;
    private final Semaphore permits;

    ProductExportService(DataSource database, ProductProperties properties, RateLimiter limiter, Downloads downloads) {
        this.database = database;
        this.properties = properties;
        this.limiter = limiter;
        this.downloads = downloads;
        this.permits = new Semaphore(properties.exports());
    }

    /// Writes the header and the products that pass the filter. The header has a column for each key of their attributes,
    /// up to 1,000. A disconnected client ends the query.
    ///
    /// @throws ProblemException before anything is written: 409 if there are more keys, 429 if too many exports of the
    ///     caller run, 503 with Retry-After if too many of all run
    /// @throws IOException if `out` is closed or its reader is too slow; the query has then ended
    @RequiresScope(Scope.PRODUCTS_READ)
    public void export(ProductFilter filter, ExportFormat format, OutputStream out) throws IOException {
        try (var _ = limiter.export(Actor.current())) {
            if (!permits.tryAcquire()) {
                throw ProblemException.unavailable("Too many exports",
                        "%d exports are running, the limit of product.importer.products.exports. Try again when one has ended"
                                .formatted(properties.exports()),
                        RETRY_AFTER_SECONDS);
            }
            try {
                write(ProductConditions.of(filter), format, downloads.paced(out));
            } finally {
                permits.release();
            }
        }
    }

    private void write(ProductConditions conditions, ExportFormat format, OutputStream out) throws IOException {
        try (var connection = database.getConnection()) {
            begin(connection, conditions);
            var columns = columns(connection, conditions);
            var query = new ProductExportQuery(conditions, columns, format == ExportFormat.SAFE_CSV);
            write(connection, query, format, out);
            connection.rollback();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("The export failed", e);
        }
    }

    /// The lock comes before the first query, which takes the snapshot: if the catalogue were emptied in between, the
    /// snapshot would show deleted products.
    private static void begin(Connection connection, ProductConditions conditions) throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table product in access share mode");
        }
        setParameters(connection, conditions);
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

    private static List<AttributeColumn> columns(Connection connection, ProductConditions conditions)
            throws SQLException {
        var columns = new ArrayList<AttributeColumn>();
        try (var statement = connection.createStatement();
                var keys = statement.executeQuery(ProductExportQuery.keys(conditions, MAX_ATTRIBUTES + 1))) {
            while (keys.next()) {
                columns.add(new AttributeColumn(keys.getString("key"), keys.getString("literal")));
            }
        }
        if (columns.size() > MAX_ATTRIBUTES) {
            connection.rollback();
            throw ProblemException
                    .conflict("The products have attributes with more than %,d keys, each of which would be a column"
                            .formatted(MAX_ATTRIBUTES), "Export fewer products with a filter");
        }
        return columns;
    }

    private void write(Connection connection, ProductExportQuery query, ExportFormat format, OutputStream out)
            throws SQLException, IOException {
        var complete = false;
        try {
            switch (format) {
                case CSV, SAFE_CSV -> CsvExport.write(connection, query, out);
                case XLSX -> XlsxExport.write(connection, query, out);
            }
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
