package org.productimporter.importer.node;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Imports that wait for their turn. Thread-safe.
class ImportQueue {

    private static final Logger LOG = LoggerFactory.getLogger(ImportQueue.class);
    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of(ImportTask.NAME);

    private final JdbcClient jdbc;
    private final Supplier<SchedulerClient> scheduler;
    private final Clock clock;

    ImportQueue(JdbcClient jdbc, Supplier<SchedulerClient> scheduler, Clock clock) {
        this.jdbc = jdbc;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /// Whether `id` waits to be run.
    boolean isWaiting(ImportId id) {
        return jdbc.sql("select state = 'queued' from import where id = :id")
                .param("id", id.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private static final String NEXT = """
            select id
            from import
            where state = 'queued'
            order by id
            limit 1
            """;

    /// Makes the longest waiting import due now, for one that ended has left its place.
    void wake() {
        schedule(jdbc.sql(NEXT).query((row, _) -> row.getLong("id")).list());
    }

    private static final String FORGOTTEN = """
            select id
            from import
            where state in ('queued', 'running', 'stopping')
            and not exists (
                select from scheduled_tasks
                where task_name = :task
                and task_instance = import.id::text)
            order by id
            """;

    /// Schedules imports that nobody would run otherwise: a request and the end of an earlier
    /// attempt can cross so that the task is removed after it was asked for.
    void scheduleForgotten() {
        schedule(jdbc.sql(FORGOTTEN).param("task", ImportTask.NAME).query((row, _) -> row.getLong("id")).list());
    }

    private void schedule(List<Long> ids) {
        for (var id : ids) {
            var due = TASK.instance(Long.toString(id)).scheduledTo(clock.instant());
            try {
                scheduler.get().schedule(due, ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
            } catch (TaskInstanceCurrentlyExecutingException e) {
                LOG.debug("Import {} is being looked at already", id, e);
            }
        }
    }
}
