package org.productimporter.web.imports;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import javax.sql.DataSource;
import org.productimporter.model.imports.ImportTask;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Schedules the tasks that run imports, in the table of db-scheduler. Any importer node executes them. Joins the
/// caller's transaction, so that task and import commit together. Thread-safe.
@Component
class ImportScheduler {

    private final SchedulerClient client;
    private final ObjectProvider<Scheduler> local;
    private final JdbcClient jdbc;
    private final Clock clock;

    ImportScheduler(DataSource dataSource, ObjectProvider<Scheduler> local, JdbcClient jdbc, Clock clock) {
        this.client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource)).build();
        this.local = local;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Makes the import due now, unless its task exists. An importer in this process checks for it after the commit.
    void schedule(long importId) {
        var task = TaskDescriptor.of(ImportTask.NAME).instance(Long.toString(importId));
        client.scheduleIfNotExists(task.scheduledTo(clock.instant()));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                local.ifAvailable(Scheduler::triggerCheckForDueExecutions);
            }
        });
    }

    /// `SchedulerClient.cancel` reads the task first and fails if another node picks it before the deletion.
    private static final String CANCEL = """
            delete from scheduled_tasks
            where task_name = :name
              and task_instance = :instance
              and not picked
            """;

    /// Deletes the task of an import unless a node has picked it. That node then reads the state of the import.
    void cancel(long importId) {
        jdbc.sql(CANCEL).param("name", ImportTask.NAME).param("instance", Long.toString(importId)).update();
    }
}
