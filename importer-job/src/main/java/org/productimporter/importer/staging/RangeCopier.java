package org.productimporter.importer.staging;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.productimporter.importer.rows.Row;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportOptions.Missing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;

/// Copies the rows of one range into the staging table of its import, in the caller's
/// transaction. Thread-safe.
public final class RangeCopier {

    private final DataSource dataSource;
    private final JdbcClient jdbc;

    public RangeCopier(DataSource dataSource, JdbcClient jdbc) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
    }

    /// Copies what `range` holds; with `missing=deactivate` also notes the SKUs of rejected rows,
    /// which are not missing.
    ///
    /// @throws SQLException when PostgreSQL refuses; the transaction is then to be rolled back
    public void copy(ImportId id, StagedRange range, Missing missing) throws SQLException {
        sortByDatabase(range);
        var tables = new StagingTableNames(id);
        if (!range.rows().isEmpty()) {
            copy(tables, range.rows());
        }
        if (missing == Missing.DEACTIVATE) {
            noteMentions(tables, range.rejected());
        }
    }

    private static final String KEYS = """
            select product_key(sku)
            from unnest(:skus) with ordinality as given (sku, no)
            order by no
            """;

    private void sortByDatabase(StagedRange range) {
        var rows = range.unsorted();
        if (rows.isEmpty()) {
            return;
        }
        var keys = jdbc.sql(KEYS)
                .param("skus", rows.stream().map(Row.Good::sku).toArray(String[]::new))
                .query(String.class)
                .list();
        for (int i = 0; i < rows.size(); i++) {
            range.add(rows.get(i), keys.get(i).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static final String COPY = "copy ${rows} (" + CopyBuffer.COLUMNS + ") from stdin (format binary)";

    private void copy(StagingTableNames tables, CopyBuffer rows) throws SQLException {
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(tables.in(COPY));
            try {
                rows.writeTo(copy);
                copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static final String NOTE_MENTIONS = """
            insert into ${mentions} (sku)
            select unnest(:skus)
            """;

    private void noteMentions(StagingTableNames tables, List<Row.Bad> rejected) {
        var skus = rejected.stream().map(Row.Bad::sku).filter(Objects::nonNull).toArray(String[]::new);
        jdbc.sql(tables.in(NOTE_MENTIONS)).param("skus", skus).update();
    }
}
