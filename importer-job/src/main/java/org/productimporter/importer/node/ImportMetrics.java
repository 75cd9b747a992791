package org.productimporter.importer.node;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.productimporter.importer.ledger.ImportAttempt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts ended imports: rows by outcome, imports and undos by final state, durations of imports
/// without the time in which they waited for others, that time, and durations of phases.
/// Thread-safe.
@Component
final class ImportMetrics {

    private static final List<String> OUTCOMES = List.of("inserted", "updated", "unchanged", "duplicate", "rejected");

    private final JdbcClient jdbc;
    private final MeterRegistry registry;

    ImportMetrics(JdbcClient jdbc, MeterRegistry registry) {
        this.jdbc = jdbc;
        this.registry = registry;
    }

    private static final String ENDED = """
            select
                state,
                rows_read,
                rows_inserted,
                rows_updated,
                rows_unchanged,
                rows_duplicate,
                rows_rejected,
                extract(epoch from finished_at - started_at - waited) as seconds,
                extract(epoch from waited) as waited
            from import
            where id = :id
            and finished_at is not null
            """;

    /// Counts an import, or its undo, which has ended on this node.
    void ended(ImportAttempt attempt) {
        jdbc.sql(ENDED).param("id", attempt.id().value()).query(row -> {
            if (attempt.isUndo()) {
                registry.counter("product.importer.undos", "state", row.getString("state")).increment();
            } else {
                count(row);
            }
        });
    }

    private void count(ResultSet row) throws SQLException {
        registry.counter("product.importer.imports", "state", row.getString("state")).increment();
        for (var outcome : OUTCOMES) {
            registry.counter("product.importer.rows", "outcome", outcome).increment(row.getDouble("rows_" + outcome));
        }
        var seconds = row.getDouble("seconds");
        registry.timer("product.importer.import").record(Duration.ofMillis(Math.round(seconds * 1000)));
        registry.timer("product.importer.waiting")
                .record(Duration.ofMillis(Math.round(row.getDouble("waited") * 1000)));
        registry.summary("product.importer.rows.per.second")
                .record(row.getDouble("rows_read") / Math.max(seconds, 0.001));
    }

    private static final String PHASES = """
            select
                phase,
                extract(epoch from max(done_at) - min(started_at)) as seconds
            from import_chunk
            where import_id = :id
            and done_at is not null
            and (phase = 'undo') = :undo
            group by phase
            """;

    /// Records the durations of the phases of an import, or of its undo, from the first claim to the last commit.
    void phases(ImportAttempt attempt) {
        jdbc.sql(PHASES).param("id", attempt.id().value()).param("undo", attempt.isUndo()).query(row -> {
            registry.timer("product.importer.phase", "phase", row.getString("phase"))
                    .record(Duration.ofMillis(Math.round(row.getDouble("seconds") * 1000)));
        });
    }
}
