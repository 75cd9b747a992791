package org.productimporter.bench;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Imports as the database tells of them, also while no server is there to ask. A database that
/// is away answers "no" or nothing. Thread-safe.
final class ImportTable {

    private final Supplier<JdbcClient> database;

    /// @param database asked anew each time, for its port may change
    ImportTable(Supplier<JdbcClient> database) {
        this.database = database;
    }

    /// Where an import stands.
    ///
    /// @param phase empty before the first attempt
    /// @param node the managing node; empty before the first attempt
    record Standing(String state, String phase, double percent, int attempt, String node) {

        boolean isFinal() {
            return switch (state) {
                case "queued", "running", "stopping" -> false;
                default -> true;
            };
        }
    }

    private static final String STANDING = """
            select state,
                   coalesce(phase, '') as phase,
                   import_percent(id) as percent,
                   attempt,
                   coalesce(node, '') as node
            from import
            where id = :id
            """;

    Optional<Standing> find(long id) {
        try {
            return database.get()
                    .sql(STANDING)
                    .param("id", id)
                    .query((row, _) -> new Standing(row.getString("state"), row.getString("phase"),
                            row.getDouble("percent"), row.getInt("attempt"), row.getString("node")))
                    .optional();
        } catch (DataAccessException e) {
            return Optional.empty();
        }
    }

    private static final String MOVED = """
            select state not in ('queued', 'running', 'stopping') or exists (
                select from import_chunk
                where import_id = :id
                and done_at > :since)
            from import
            where id = :id
            """;

    /// Whether the import has ended or a chunk has been committed since then.
    boolean hasMoved(long id, Instant since) {
        try {
            return database.get()
                    .sql(MOVED)
                    .param("id", id)
                    .param("since", since.atOffset(ZoneOffset.UTC))
                    .query(Boolean.class)
                    .single();
        } catch (DataAccessException e) {
            return false;
        }
    }

    private static final String CHUNKS = """
            select node, count(*) as chunks
            from import_chunk
            where import_id = :id
            and phase in ('stage', 'merge')
            and done_at is not null
            group by node
            """;

    /// Chunks done, by the node that did them.
    Map<String, Integer> chunks(long id) {
        var chunks = new TreeMap<String, Integer>();
        database.get().sql(CHUNKS).param("id", id).query(row -> {
            chunks.put(row.getString("node"), row.getInt("chunks"));
        });
        return chunks;
    }
}
