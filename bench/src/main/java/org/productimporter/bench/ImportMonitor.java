package org.productimporter.bench;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.productimporter.db.SqlTime;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads imports from the database, even while no server runs. Results are empty or false while the database is not
/// available. Thread-safe.
public final class ImportMonitor {

    private final Supplier<JdbcClient> database;

    /// @param database called for each query, because the port of the database may change
    public ImportMonitor(Supplier<JdbcClient> database) {
        this.database = database;
    }

    /// The status of an import.
    ///
    /// @param phase empty before the first attempt
    /// @param node the managing node; empty before the first attempt
    public record Status(String state, String phase, double percent, int attempt, String node) {

        public boolean isFinal() {
            return switch (state) {
                case "queued", "running", "stopping" -> false;
                default -> true;
            };
        }
    }

    private static final String STATUS = """
            select state,
                   coalesce(phase, '') as phase,
                   import_percent(id) as percent,
                   attempt,
                   coalesce(node, '') as node
            from import
            where id = :id
            """;

    public Optional<Status> find(long id) {
        try {
            return database.get()
                    .sql(STATUS)
                    .param("id", id)
                    .query((row, _) -> new Status(row.getString("state"), row.getString("phase"),
                            row.getDouble("percent"), row.getInt("attempt"), row.getString("node")))
                    .optional();
        } catch (DataAccessException e) {
            return Optional.empty();
        }
    }

    private static final String HAS_PROGRESSED = """
            select state not in ('queued', 'running', 'stopping') or exists (
                select from import_chunk
                where import_id = :id
                and done_at > :since)
            from import
            where id = :id
            """;

    /// Whether the import has ended or committed a chunk since the given time.
    public boolean hasProgressed(long id, Instant since) {
        try {
            return database.get()
                    .sql(HAS_PROGRESSED)
                    .param("id", id)
                    .param("since", SqlTime.parameter(since))
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

    /// Number of completed chunks by node.
    public Map<String, Integer> completedChunks(long id) {
        var chunks = new TreeMap<String, Integer>();
        database.get().sql(CHUNKS).param("id", id).query(row -> {
            chunks.put(row.getString("node"), row.getInt("chunks"));
        });
        return chunks;
    }
}
