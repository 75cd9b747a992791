package org.productimporter.importer.copy;

import static java.util.stream.Collectors.joining;

import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOperation;
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
                cancelIfActive(copy);
            }
        });
    }

    /// Runs `copy (…) to stdout (format binary)`.
    ///
    /// @param rows receives each row
    /// @return the number of rows
    public long read(String sql, Consumer<CopyRow> rows) {
        var count = new long[1];
        run(sql, copies -> {
            var copy = copies.copyOut(sql);
            try {
                for (var message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
                    var row = CopyFormat.row(message);
                    if (row != null) {
                        count[0]++;
                        rows.accept(row);
                    }
                }
            } finally {
                cancelIfActive(copy);
            }
        });
        return count[0];
    }

    private static void cancelIfActive(CopyOperation copy) throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    /// Returns an array of texts as an SQL literal: COPY has no parameters.
    public static String literal(Collection<String> texts) {
        return texts.stream().map(BinaryCopy::literal).collect(joining(", ", "array[", "]::text[]"));
    }

    /// Returns a text as an SQL literal, for a connection with `standard_conforming_strings`, which PostgreSQL has by default
    /// and the driver requires.
    public static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
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
