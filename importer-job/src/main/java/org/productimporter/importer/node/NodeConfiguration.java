package org.productimporter.importer.node;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.productimporter.importer.job.ProductImportJob;
import org.productimporter.importer.ledger.AttemptRepository;
import org.productimporter.importer.ledger.ImportProgressRepository;
import org.productimporter.importer.staging.StagingRepository;
import org.productimporter.importer.worker.WorkerSettings;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts together what takes imports, runs them and joins those of other nodes.
@Configuration(proxyBeanMethods = false)
public class NodeConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    BatchMetadataRepair batchRecords(JdbcClient jdbc) {
        return new BatchMetadataRepair(jdbc);
    }

    @Bean
    RunningImports runningImports(MeterRegistry registry) {
        return new RunningImports(registry);
    }

    @Bean
    ImportMetrics importMeters(JdbcClient jdbc, MeterRegistry registry) {
        return new ImportMetrics(jdbc, registry);
    }

    /// The scheduler needs the task, the task needs the scheduler: so it is looked up when used.
    @Bean
    ImportQueue waitingImports(JdbcClient jdbc, ObjectProvider<SchedulerClient> scheduler, Clock clock) {
        return new ImportQueue(jdbc, scheduler::getObject, clock);
    }

    @Bean
    AttemptLauncher jobLauncherParts(ProductImportJob job, JobOperator operator, WorkerSettings settings) {
        return new AttemptLauncher(job, operator, settings);
    }

    @Bean
    ImportRunner runImport(AttemptRepository attempts, ImportProgressRepository progress,
            BatchMetadataRepair batchRecords, AttemptLauncher launcher, RunningImports running, ImportMetrics meters) {
        return new ImportRunner(attempts, progress, batchRecords, launcher, running, meters);
    }

    @Bean
    Task<Void> runImportTask(ImportRunner runImport, ImportQueue waiting, Clock clock) {
        return ImportTaskConfiguration.task(runImport, waiting, clock);
    }

    @Bean
    NodeLifecycle nodeLifecycle(WorkerSettings settings, AttemptRepository attempts, ProductImportJob job,
            PlatformTransactionManager transactions, RunningImports running, ImportQueue waiting,
            StagingRepository staging) {
        var transaction = new TransactionTemplate(transactions);
        return new NodeLifecycle(settings, new RemoteWorkers(attempts, job, transactions, settings, running), waiting,
                () -> transaction.executeWithoutResult(_ -> staging.dropOrphans()));
    }
}
