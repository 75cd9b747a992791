package org.productimporter.web.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportTask;
import org.productimporter.web.common.AuditEvent;
import org.productimporter.web.kit.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Hands the import of a dead node to another one before db-scheduler would do so by itself.
/// Proof of death is a heartbeat that has stopped; a living node keeps its import.
@Component
class Recovery {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration deadAfter;
    private final ApplicationEventPublisher events;

    Recovery(
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher events,
            @Value("${product.importer.jobs.dead-after:25s}") Duration deadAfter) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.deadAfter = deadAfter;
        this.events = events;
    }

    /// Who holds the task of an import, and how long he has been silent.
    ///
    /// @param silence null when he never gave a sign of life
    record Holder(@Nullable String node, @Nullable Duration silence, Duration deadAfter) {

        boolean isDead() {
            return silence == null || silence.compareTo(deadAfter) >= 0;
        }
    }

    private static final String HOLDER =
            """
            select picked_by, last_heartbeat
            from scheduled_tasks
            where task_name = :name
              and task_instance = :instance
              and picked
            """;

    /// Who works on an import; empty when nobody does.
    Optional<Holder> holder(long importId) {
        return holder(importId, "");
    }

    private Optional<Holder> holder(long importId, String lock) {
        return jdbc.sql(HOLDER + lock)
                .param("name", ImportTask.NAME)
                .param("instance", Long.toString(importId))
                .query((row, number) -> holder(row))
                .optional();
    }

    private Holder holder(ResultSet row) throws SQLException {
        var heartbeat = row.getObject("last_heartbeat", OffsetDateTime.class);
        var silence =
                heartbeat == null ? null : Duration.between(heartbeat.toInstant(), clock.instant());
        return new Holder(row.getString("picked_by"), silence, deadAfter);
    }

    private static final String RELEASE =
            """
            update scheduled_tasks
            set picked = false,
                picked_by = null,
                last_heartbeat = null,
                execution_time = :now,
                version = version + 1
            where task_name = :name
              and task_instance = :instance
            """;

    /// Makes the task due. To be called in a transaction.
    ///
    /// @throws Problem 409 with the proof of life, or when nobody holds the task
    void release(long importId) {
        var holder = holder(importId, "for update").orElseThrow(() -> nobodyHolds(importId));
        requireDead(importId, holder);
        jdbc.sql(RELEASE)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("name", ImportTask.NAME)
                .param("instance", Long.toString(importId))
                .update();
        events.publishEvent(AuditEvent.of("import.recovered", "import:" + importId));
    }

    private static void requireDead(long importId, Holder holder) {
        if (!holder.isDead() && holder.silence() != null) {
            throw Problem.refused(
                    "Import %d is in the hands of node %s, which gave a sign of life %d s ago"
                            .formatted(importId, holder.node(), holder.silence().toSeconds()),
                    "Accepted now: stop; recover once it has been silent for %d s"
                            .formatted(holder.deadAfter().toSeconds()));
        }
    }

    private static Problem nobodyHolds(long importId) {
        return Problem.refused(
                "No node holds import " + importId + ", so there is nothing to recover from",
                "It begins as soon as an importer is free");
    }
}
