package org.productimporter.web.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportTask;
import org.productimporter.web.kit.Deed;
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

    /// Who holds the task of an import.
    private record Holder(boolean picked, @Nullable String node, @Nullable Instant heartbeat) {}

    private static final String HOLDER =
            """
            select picked, picked_by, last_heartbeat
            from scheduled_tasks
            where task_name = :name
              and task_instance = :instance
            for update
            """;

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
        var holder =
                jdbc.sql(HOLDER)
                        .param("name", ImportTask.NAME)
                        .param("instance", Long.toString(importId))
                        .query(
                                (row, number) ->
                                        new Holder(
                                                row.getBoolean("picked"),
                                                row.getString("picked_by"),
                                                instant(
                                                        row.getObject(
                                                                "last_heartbeat",
                                                                OffsetDateTime.class))))
                        .optional()
                        .filter(Holder::picked)
                        .orElseThrow(() -> nobodyHolds(importId));
        requireDead(importId, holder);
        jdbc.sql(RELEASE)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("name", ImportTask.NAME)
                .param("instance", Long.toString(importId))
                .update();
        events.publishEvent(Deed.of("import.recovered", "import:" + importId));
    }

    private void requireDead(long importId, Holder holder) {
        if (holder.heartbeat() == null) {
            return;
        }
        var silence = Duration.between(holder.heartbeat(), clock.instant());
        if (silence.compareTo(deadAfter) < 0) {
            throw Problem.refused(
                    "Import %d is in the hands of node %s, which gave a sign of life %d s ago"
                            .formatted(importId, holder.node(), silence.toSeconds()),
                    "Accepted now: stop; recover once it has been silent for %d s"
                            .formatted(deadAfter.toSeconds()));
        }
    }

    private static Problem nobodyHolds(long importId) {
        return Problem.refused(
                "No node holds import " + importId + ", so there is nothing to recover from",
                "It begins as soon as an importer is free");
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
