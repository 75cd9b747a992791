package org.productimporter.web.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.db.SqlTime;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Reads the chunks of imports. Thread-safe.
@Service
public class ImportLedgerService {

    /// One chunk of the plan. A chunk that a worker is processing looks like an open one, because it is recorded only
    /// together with its effect.
    ///
    /// @param phase stage, preview, merge or undo
    /// @param bytes the length of a range of the file; 0 for another chunk
    /// @param doneAt null until the chunk is completed
    public record Chunk(String phase, int number, long bytes, int attempt, @Nullable String node,
            @Nullable String worker, @Nullable Instant startedAt, @Nullable Instant doneAt, long rows) {}

    private final JdbcClient jdbc;

    ImportLedgerService(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String CHUNKS = """
            select phase,
                   no,
                   coalesce(to_byte - from_byte, 0) as bytes,
                   coalesce(attempt, 0) as attempt,
                   node,
                   worker,
                   started_at,
                   done_at,
                   rows_read
            from import_chunk
            where import_id = :import
            order by array_position(array['stage', 'preview', 'merge', 'undo'], phase), no
            limit 20000
            """;

    /// Returns the chunks in the order of the phases, at most 20,000.
    @RequiresScope(Scope.IMPORTS_READ)
    public List<Chunk> chunks(long importId) {
        return jdbc.sql(CHUNKS).param("import", importId).query((row, _) -> chunk(row)).list();
    }

    private static final String HISTORY_BYTES = """
            select coalesce(sum(octet_length(differences)), 0)
            from product_change
            where import_id = :import
            """;

    /// Returns the size of what is kept of the changes of an import, in bytes.
    @RequiresScope(Scope.IMPORTS_READ)
    public long historyBytes(long importId) {
        return jdbc.sql(HISTORY_BYTES).param("import", importId).query(Long.class).single();
    }

    private static Chunk chunk(ResultSet row) throws SQLException {
        return new Chunk(row.getString("phase"), row.getInt("no"), row.getLong("bytes"), row.getInt("attempt"),
                row.getString("node"), row.getString("worker"), SqlTime.optional(row, "started_at"),
                SqlTime.optional(row, "done_at"), row.getLong("rows_read"));
    }
}
