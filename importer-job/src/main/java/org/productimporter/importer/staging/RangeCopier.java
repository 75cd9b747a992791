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
import org.springframework.stereotype.Component;

/// Copies the rows of one range into the staging table of its import, in the transaction of the
/// caller. Thread-safe.
@Component
public final class RangeCopier {

    private final DataSource dataSource;
    private final JdbcClient jdbc;

    RangeCopier(DataSource dataSource, JdbcClient jdbc) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
    }

    /// Copies the rows of `range`. With `missing=deactivate`, also stores the SKUs of rejected rows,
    /// whose products are not missing.
    ///
    /// @throws SQLException if the COPY fails; the transaction must be rolled back
    public void copy(ImportId id, StagedRange range, Missing missing) throws SQLException {
        assignByDatabase(range);
        var tables = new StagingTableNames(id);
        if (!range.rows().isEmpty()) {
            copy(tables, range.rows());
        }
        if (missing == Missing.DEACTIVATE) {
            insertMentionedSkus(tables, range.rejected());
        }
    }

    private static final String KEYS = """
            select product_key(sku)
            from unnest(:skus) with ordinality as given (sku, no)
            order by no
            """;

    private void assignByDatabase(StagedRange range) {
        var rows = range.unassigned();
        if (rows.isEmpty()) {
            return;
        }
        var keys = jdbc.sql(KEYS)
                .param("skus", rows.stream().map(row -> row.sku().text()).toArray(String[]::new))
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

    private static final String INSERT_MENTIONED_SKUS = """
            insert into ${mentioned_skus} (sku)
            select unnest(:skus)
            """;

    private void insertMentionedSkus(StagingTableNames tables, List<Row.Rejected> rejected) {
        var skus = rejected.stream().map(Row.Rejected::sku).filter(Objects::nonNull).toArray(String[]::new);
        jdbc.sql(tables.in(INSERT_MENTIONED_SKUS)).param("skus", skus).update();
    }
}
