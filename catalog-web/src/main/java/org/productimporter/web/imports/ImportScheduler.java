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

/// Hands imports to whichever node has an importer, through db-scheduler's table. Task and
/// import row commit together; an importer of this very node is woken after the commit.
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

    /// Makes the import due now; does nothing when its task is waiting already. To be called in
    /// the transaction that queues the import.
    void add(long importId) {
        var task = TaskDescriptor.of(ImportTask.NAME).instance(Long.toString(importId));
        client.scheduleIfNotExists(task.scheduledTo(clock.instant()));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                local.ifAvailable(Scheduler::triggerCheckForDueExecutions);
            }
        });
    }

    private static final String REMOVE = """
            delete from scheduled_tasks
            where task_name = :name
              and task_instance = :instance
              and not picked
            """;

    /// Takes an import out of the queue, unless a node has picked it already; that node finds
    /// out by the state of the import.
    void remove(long importId) {
        jdbc.sql(REMOVE).param("name", ImportTask.NAME).param("instance", Long.toString(importId)).update();
    }
}
