package org.productimporter.importer.runs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.productimporter.importer.job.ProductImportJob;
import org.productimporter.importer.report.Attempts;
import org.productimporter.importer.report.Progress;
import org.productimporter.importer.staging.Staging;
import org.productimporter.importer.workers.NodeSettings;
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
public class RunsConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    BatchRecords batchRecords(JdbcClient jdbc) {
        return new BatchRecords(jdbc);
    }

    @Bean
    RunningImports runningImports(MeterRegistry registry) {
        return new RunningImports(registry);
    }

    @Bean
    ImportMeters importMeters(JdbcClient jdbc, MeterRegistry registry) {
        return new ImportMeters(jdbc, registry);
    }

    /// The scheduler needs the task, the task needs the scheduler: so it is looked up when used.
    @Bean
    WaitingImports waitingImports(
            JdbcClient jdbc, ObjectProvider<SchedulerClient> scheduler, Clock clock) {
        return new WaitingImports(jdbc, scheduler::getObject, clock);
    }

    @Bean
    JobLauncherParts jobLauncherParts(
            ProductImportJob job, JobOperator operator, NodeSettings settings) {
        return new JobLauncherParts(job, operator, settings);
    }

    @Bean
    RunImport runImport(
            Attempts attempts,
            Progress progress,
            BatchRecords batchRecords,
            JobLauncherParts launcher,
            RunningImports running,
            ImportMeters meters) {
        return new RunImport(attempts, progress, batchRecords, launcher, running, meters);
    }

    @Bean
    Task<Void> runImportTask(RunImport runImport, WaitingImports waiting, Clock clock) {
        return ImportTasks.task(runImport, waiting, clock);
    }

    @Bean
    NodeLifecycle nodeLifecycle(
            NodeSettings settings,
            Attempts attempts,
            ProductImportJob job,
            PlatformTransactionManager transactions,
            RunningImports running,
            WaitingImports waiting,
            Staging staging) {
        var transaction = new TransactionTemplate(transactions);
        return new NodeLifecycle(
                settings,
                new JoinImports(attempts, job, transactions, settings, running),
                waiting,
                () -> transaction.executeWithoutResult(_ -> staging.dropOrphans()));
    }
}
