package org.productimporter.web.imports.rejections;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.rejections.RejectedRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads rejected rows for files and corrections, in the order of the file. Thread-safe.
@Repository
class RejectedRecordRepository {

    private final JdbcClient jdbc;

    RejectedRecordRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String PAGE = """
            select line, code, message, raw, invalid_columns
            from import_rejection
            where import_id = :import
              and line > :after
              and (cast(:code as text) is null or code = :code)
            order by line
            limit :limit
            """;

    /// Returns the rows after a line.
    ///
    /// @param code the only code, or null for all
    List<RejectedRecord> page(long importId, @Nullable String code, long after, int limit) {
        return jdbc.sql(PAGE)
                .param("import", importId)
                .param("code", code)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> record(row))
                .list();
    }

    private static final String FIND = """
            select line, code, message, raw, invalid_columns
            from import_rejection
            where import_id = :import
              and line = any (:lines)
            order by line
            """;

    /// Returns those of the lines that were rejected.
    List<RejectedRecord> find(long importId, Collection<Long> lines) {
        return jdbc.sql(FIND)
                .param("import", importId)
                .param("lines", lines.toArray(Long[]::new))
                .query((row, _) -> record(row))
                .list();
    }

    private static RejectedRecord record(ResultSet row) throws SQLException {
        return new RejectedRecord(row.getLong("line"), row.getString("code"), row.getString("message"),
                row.getString("raw"), List.of((Integer[]) row.getArray("invalid_columns").getArray()));
    }

    /// Returns the imports of corrected rows of an import, in their order.
    List<Long> retriesOf(long importId) {
        return jdbc.sql("select id from import where retry_of = :import order by id")
                .param("import", importId)
                .query((row, _) -> row.getLong("id"))
                .list();
    }
}
