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
import org.productimporter.web.operations.HeartbeatProperties;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Releases the import of a dead node to the other nodes earlier than db-scheduler does. A node is dead if its heartbeats
/// have stopped. Thread-safe.
@Service
public class TakeoverService {

    private final JobExecutionRepository executions;
    private final ImportService imports;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Duration deadAfter;

    TakeoverService(JobExecutionRepository executions, ImportService imports, JdbcClient jdbc, Clock clock,
            ApplicationEventPublisher events, HeartbeatProperties heartbeat) {
        this.executions = executions;
        this.imports = imports;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        this.deadAfter = heartbeat.deadAfter();
    }

    /// The node that runs an import.
    ///
    /// @param sinceHeartbeat time since the last heartbeat; null if there is none
    public record Lease(String node, @Nullable Duration sinceHeartbeat, Duration deadAfter) {

        public boolean isExpired() {
            return sinceHeartbeat == null || sinceHeartbeat.compareTo(deadAfter) >= 0;
        }
    }

    /// Returns the lease of the import of an execution; empty if no node runs it.
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
                    var elapsed = heartbeat == null ? null : Duration.between(heartbeat.toInstant(), clock.instant());
                    return new Lease(row.getString("picked_by"), elapsed, deadAfter);
                })
                .optional();
    }

    /// Changes a table of db-scheduler, because `SchedulerClient` does not reschedule a picked task: it cannot know that
    /// the node is dead.
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

    /// Makes the import of the latest execution due for any node.
    ///
    /// @throws ProblemException 409 if no node runs it, or if the node is alive
    @RequiresScope(Scope.IMPORTS_WRITE)
    @Transactional
    public ImportSummary takeOver(long executionId) {
        var importId = executions.importOfLatest(executionId);
        var status = imports.find(importId);
        if (status.state().isFinal() || status.state() == ImportState.QUEUED) {
            throw ProblemException.conflict(
                    "Import %d is %s; only a running one can be recovered".formatted(importId, status.state().text()),
                    status.state().allows(ImportAction.RESTART) ? "Accepted now: restart" : "Nothing is lost");
        }
        requireExpired(importId,
                find(importId, "for update").orElseThrow(() -> ProblemException.conflict(
                        "No node runs import " + importId + ", so there is nothing to recover",
                        "It starts as soon as an importer is free")));
        jdbc.sql(RELEASE)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("name", ImportTask.NAME)
                .param("instance", Long.toString(importId))
                .update();
        events.publishEvent(AuditEvent.of("import.recovered", "import:" + importId));
        return imports.find(importId);
    }

    private static void requireExpired(long importId, Lease lease) {
        if (!lease.isExpired() && lease.sinceHeartbeat() != null) {
            throw ProblemException.conflict(
                    "Import %d runs on node %s, whose last heartbeat was %d s ago".formatted(importId, lease.node(),
                            lease.sinceHeartbeat().toSeconds()),
                    "Accepted now: stop; recover %d s after the last heartbeat"
                            .formatted(lease.deadAfter().toSeconds()));
        }
    }
}
