package org.productimporter.web.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportAction;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.model.imports.ImportTask;
import org.productimporter.web.common.AuditEvent;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.imports.ImportService;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Releases the import of a dead node to the other nodes before db-scheduler does so by itself. A node is dead if its
/// heartbeats have stopped. Thread-safe.
@Component
public class TakeoverService {

    private final JobExecutionRepository executions;
    private final ImportService imports;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Duration deadAfter;

    TakeoverService(JobExecutionRepository executions, ImportService imports, JdbcClient jdbc, Clock clock,
            ApplicationEventPublisher events, @Value("${product.importer.jobs.dead-after:25s}") Duration deadAfter) {
        this.executions = executions;
        this.imports = imports;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        this.deadAfter = deadAfter;
    }

    /// The node that runs an import.
    ///
    /// @param silence time since its last heartbeat; null if it never sent one
    public record Lease(String node, @Nullable Duration silence, Duration deadAfter) {

        public boolean isExpired() {
            return silence == null || silence.compareTo(deadAfter) >= 0;
        }
    }

    /// The lease of the import behind an execution; empty if no node runs it.
    @RequiresScope(Scope.IMPORTS_READ)
    public Optional<Lease> lease(long executionId) {
        return executions.isLatest(executionId) ? find(executions.importOf(executionId), "") : Optional.empty();
    }

    private static final String LEASE = """
            select picked_by, last_heartbeat
            from scheduled_tasks
            where task_name = :name
              and task_instance = :instance
              and picked
            """;

    private Optional<Lease> find(long importId, String lock) {
        return jdbc.sql(LEASE + lock)
                .param("name", ImportTask.NAME)
                .param("instance", Long.toString(importId))
                .query((row, _) -> {
                    var heartbeat = row.getTimestamp("last_heartbeat");
                    var silence = heartbeat == null ? null : Duration.between(heartbeat.toInstant(), clock.instant());
                    return new Lease(row.getString("picked_by"), silence, deadAfter);
                })
                .optional();
    }

    /// The only statement of this program that changes a row of db-scheduler that is picked: `SchedulerClient` refuses
    /// to reschedule such a task, because it cannot know that the node is dead.
    private static final String RELEASE = """
            update scheduled_tasks
            set picked = false,
                picked_by = null,
                last_heartbeat = null,
                execution_time = :now,
                version = version + 1
            where task_name = :name
              and task_instance = :instance
            """;

    /// Makes the import behind the latest execution due for any node.
    ///
    /// @throws Problem 409 if no node runs it, or if the node is alive
    @RequiresScope(Scope.IMPORTS_WRITE)
    @Transactional
    public ImportSummary takeOver(long executionId) {
        var importId = executions.importOfLatest(executionId);
        var status = imports.find(importId);
        if (status.state() != ImportState.RUNNING && status.state() != ImportState.STOPPING) {
            throw ProblemException.conflict(
                    "Import %d is %s; only a running one can be recovered".formatted(importId, status.state().text()),
                    status.state().allows(ImportAction.RESTART) ? "Accepted now: restart" : "Nothing is lost");
        }
        requireExpired(importId,
                find(importId, "for update").orElseThrow(() -> ProblemException.conflict(
                        "No node holds import " + importId + ", so there is nothing to recover from",
                        "It begins as soon as an importer is free")));
        jdbc.sql(RELEASE)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("name", ImportTask.NAME)
                .param("instance", Long.toString(importId))
                .update();
        events.publishEvent(AuditEvent.of("import.recovered", "import:" + importId));
        return imports.find(importId);
    }

    private static void requireExpired(long importId, Lease lease) {
        if (!lease.isExpired() && lease.silence() != null) {
            throw ProblemException.conflict(
                    "Import %d is in the hands of node %s, which gave a sign of life %d s ago".formatted(importId,
                            lease.node(), lease.silence().toSeconds()),
                    "Accepted now: stop; recover once it has been silent for %d s"
                            .formatted(lease.deadAfter().toSeconds()));
        }
    }
}
