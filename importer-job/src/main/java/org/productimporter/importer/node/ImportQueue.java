package org.productimporter.importer.node;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import java.util.List;
import org.productimporter.importer.ImporterProperties;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The queued imports and their scheduled tasks. Thread-safe.
@Component
class ImportQueue {

    private static final Logger LOG = LoggerFactory.getLogger(ImportQueue.class);
    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of(ImportTask.NAME);

    private final JdbcClient jdbc;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final Clock clock;
    private final int maxImports;

    /// @param scheduler resolved when used, because the scheduler needs the task and the task needs this class
    ImportQueue(JdbcClient jdbc, ObjectProvider<SchedulerClient> scheduler, Clock clock,
            ImporterProperties properties) {
        this.jdbc = jdbc;
        this.scheduler = scheduler;
        this.clock = clock;
        this.maxImports = properties.maxImports();
    }

    /// Returns whether import `id`, or its undo, waits for an attempt.
    boolean isQueued(ImportId id) {
        return jdbc.sql("select state in ('queued', 'undoing') from import where id = :id")
                .param("id", id.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private static final String NEXT = """
            (select id
            from import
            where state = 'queued'
            order by merge_order
            limit greatest(0, :maxImports - (select count(*) from import where state in ('running', 'stopping'))))
            union all
            select id
            from import
            where state = 'undoing'
            and not exists (select from imports_ahead(merge_order))
            """;

    /// Schedules the oldest queued imports now, as many as may start, and the undo whose turn has come. The scheduler of this node looks for them at once.
    void scheduleNext() {
        schedule(jdbc.sql(NEXT).param("maxImports", maxImports).query((row, _) -> row.getLong("id")).list());
    }

    private static final String WITHOUT_TASK = """
            select id
            from import
            where state in ('queued', 'running', 'stopping', 'undoing')
            and not exists (
                select from scheduled_tasks
                where task_name = :task
                and task_instance = import.id::text)
            order by merge_order
            """;

    /// Schedules open imports without a task: if a request and the end of an earlier attempt coincide, the
    /// task can be removed after the request.
    void scheduleMissing() {
        schedule(jdbc.sql(WITHOUT_TASK).param("task", ImportTask.NAME).query((row, _) -> row.getLong("id")).list());
    }

    private void schedule(List<Long> ids) {
        for (var id : ids) {
            var due = TASK.instance(Long.toString(id)).scheduledTo(clock.instant());
            try {
                scheduler.getObject().schedule(due, ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
            } catch (TaskInstanceCurrentlyExecutingException e) {
                LOG.debug("Import {} is running already", id, e);
            }
        }
    }
}
