package org.productimporter.web.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.productimporter.db.imports.CurrentState;
import org.productimporter.db.imports.ImportStateRepository;
import org.productimporter.model.imports.ImportAction;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The door to how an import was done: its chunks, and what may be done to it next. Safe for any
/// number of threads.
@Component
public class ImportLedgerService {

    /// One chunk of the plan. A chunk in hand looks like one still to be done, because it is
    /// recorded only together with its effect.
    ///
    /// @param phase stage, preview or merge
    /// @param bytes length of a range of the file; 0 for others
    /// @param doneAt null while it is still to be done
    public record Chunk(String phase, int number, long bytes, int attempt, @Nullable String node,
            @Nullable String worker, @Nullable Instant startedAt, @Nullable Instant doneAt, long rows) {}

    private final JdbcClient jdbc;
    private final ImportStateRepository states;

    ImportLedgerService(JdbcClient jdbc, ImportStateRepository states) {
        this.jdbc = jdbc;
        this.states = states;
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
            order by array_position(array['stage', 'preview', 'merge'], phase), no
            limit 20000
            """;

    /// The chunks in the order of the phases; the first 20,000 of them.
    @RequiresScope(Scope.IMPORTS_READ)
    public List<Chunk> chunks(long importId) {
        return jdbc.sql(CHUNKS).param("import", importId).query((row, number) -> chunk(row)).list();
    }

    private static Chunk chunk(ResultSet row) throws SQLException {
        return new Chunk(row.getString("phase"), row.getInt("no"), row.getLong("bytes"), row.getInt("attempt"),
                row.getString("node"), row.getString("worker"), time(row, "started_at"), time(row, "done_at"),
                row.getLong("rows_read"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /// What would be accepted now. Another user may be faster, so the action itself still may be
    /// refused.
    ///
    /// @throws Problem 404 when there is no such import
    @RequiresScope(Scope.IMPORTS_READ)
    public Set<ImportAction> accepted(long importId) {
        return states.current(importId)
                .map(CurrentState::allowedActions)
                .orElseThrow(() -> ProblemException.notFound("There is no import " + importId));
    }
}
