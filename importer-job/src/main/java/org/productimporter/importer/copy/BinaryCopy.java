package org.productimporter.importer.copy;

import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.stereotype.Component;

/// Runs COPY statements in the transaction of the caller, which must be rolled back after an exception. Thread-safe.
@Component
public final class BinaryCopy {

    /// Writes the rows of one COPY.
    @FunctionalInterface
    public interface Rows {
        void writeTo(CopyWriter copy) throws SQLException;
    }

    private interface Work {
        void run(CopyManager copies) throws SQLException;
    }

    private final DataSource dataSource;
    private final SQLExceptionTranslator exceptions = new SQLStateSQLExceptionTranslator();

    public BinaryCopy(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /// Runs `copy … from stdin (format binary)`.
    ///
    /// @throws DataAccessException if PostgreSQL rejects a row
    public void write(String sql, Rows rows) {
        run(sql, copies -> {
            var copy = copies.copyIn(sql);
            try {
                var writer = new CopyWriter(copy);
                rows.writeTo(writer);
                writer.end();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        });
    }

    /// Runs `copy (…) to stdout (format binary)` of a query with one column.
    ///
    /// @param values receives the bytes of each row
    public void read(String sql, Consumer<Utf8Text> values) {
        run(sql, copies -> {
            var copy = copies.copyOut(sql);
            try {
                for (var row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                    var value = CopyFormat.onlyValue(row);
                    if (value != null) {
                        values.accept(value);
                    }
                }
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        });
    }

    private void run(String sql, Work work) {
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            work.run(connection.unwrap(PGConnection.class).getCopyAPI());
        } catch (SQLException e) {
            var translated = exceptions.translate("COPY", sql, e);
            throw translated == null ? new UncategorizedSQLException("COPY", sql, e) : translated;
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
