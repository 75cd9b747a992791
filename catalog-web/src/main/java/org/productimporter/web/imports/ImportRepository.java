package org.productimporter.web.imports;

import java.nio.file.Path;
import java.util.List;
import org.productimporter.db.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Searches the table `import`. Thread-safe.
@Repository
class ImportRepository {

    private final JdbcClient jdbc;

    ImportRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String PAGE = """
            select i.id
            from import i
            where i.id < :before
              and (cast(:state as text) is null or i.state = :state)
              and (cast(:file_name as text) is null
                   or position(lower(:file_name) in lower(i.file_name)) > 0)
              and (cast(:requested_by as text) is null or i.requested_by = :requested_by)
              and (cast(:from as timestamptz) is null or i.requested_at >= :from)
              and (cast(:to as timestamptz) is null or i.requested_at < :to)
            order by i.id desc
            limit :limit
            """;

    /// Returns the numbers of the imports that match the filter, the latest first.
    List<Long> page(ImportFilter filter, long before, int limit) {
        return jdbc.sql(PAGE)
                .param("before", before)
                .param("state", filter.state() == null ? null : filter.state().text())
                .param("file_name", filter.fileName())
                .param("requested_by", filter.requestedBy())
                .param("from", SqlTime.parameter(filter.from()))
                .param("to", SqlTime.parameter(filter.to()))
                .param("limit", limit)
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    /// Returns whether an import refers to the file.
    boolean existsWithFile(Path file) {
        return jdbc.sql("select exists (select 1 from import where file_path = :path)")
                .param("path", file.toString())
                .query(Boolean.class)
                .single();
    }
}
