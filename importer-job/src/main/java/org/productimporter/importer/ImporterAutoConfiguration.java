package org.productimporter.importer;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import javax.sql.DataSource;
import org.productimporter.db.imports.ImportStateRepository;
import org.productimporter.db.node.ConditionalOnNodeRole;
import org.productimporter.db.node.NodeProperties;
import org.productimporter.db.node.NodeRole;
import org.productimporter.importer.job.ImportParts;
import org.productimporter.importer.job.ProductImportJob;
import org.productimporter.importer.ledger.Ledger;
import org.productimporter.importer.ledger.Plan;
import org.productimporter.importer.merge.ChooseBuckets;
import org.productimporter.importer.merge.MergeBucket;
import org.productimporter.importer.report.Attempts;
import org.productimporter.importer.report.Progress;
import org.productimporter.importer.report.Rejections;
import org.productimporter.importer.report.Results;
import org.productimporter.importer.runs.RunsConfiguration;
import org.productimporter.importer.source.InspectFile;
import org.productimporter.importer.stage.CopyRange;
import org.productimporter.importer.staging.Staging;
import org.productimporter.importer.workers.ChunkMeter;
import org.productimporter.importer.workers.ImportWorkers;
import org.productimporter.importer.workers.NodeSettings;
import org.slf4j.MDC;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/// Makes a program that has this module on its class path a node that imports.
@AutoConfiguration
@ConditionalOnNodeRole(NodeRole.IMPORTER)
@EnableConfigurationProperties(ImporterProperties.class)
@Import(RunsConfiguration.class)
class ImporterAutoConfiguration {

    @Bean
    NodeSettings nodeSettings(NodeProperties node, ImporterProperties properties) {
        return new NodeSettings(node.name(), properties.workerCount());
    }

    @Bean
    Staging staging(JdbcClient jdbc) {
        return new Staging(jdbc);
    }

    @Bean
    MergeBucket mergeBucket(JdbcClient jdbc) {
        return new MergeBucket(jdbc);
    }

    @Bean
    Plan plan(JdbcClient jdbc) {
        return new Plan(jdbc);
    }

    @Bean
    Ledger ledger(JdbcClient jdbc) {
        return new Ledger(jdbc);
    }

    @Bean
    Rejections rejections(JdbcClient jdbc) {
        return new Rejections(jdbc);
    }

    @Bean
    Results results(JdbcClient jdbc, ImportStateRepository states) {
        return new Results(jdbc, states);
    }

    @Bean
    Progress progress(JdbcClient jdbc, JsonMapper json, ImportStateRepository states) {
        return new Progress(jdbc, json, states);
    }

    @Bean
    Attempts attempts(
            JdbcClient jdbc,
            JsonMapper json,
            ImportStateRepository states,
            Progress progress,
            ImporterProperties properties) {
        return new Attempts(jdbc, json, states, progress, properties.maxImports());
    }

    @Bean
    ImportParts importParts(
            ImporterProperties properties,
            PlatformTransactionManager transactions,
            DataSource dataSource,
            JdbcClient jdbc,
            Staging staging,
            MergeBucket mergeBucket,
            Plan plan,
            Ledger ledger,
            Rejections rejections,
            Progress progress,
            Results results) {
        return new ImportParts(
                transactions,
                properties.sourceLimits(),
                new InspectFile(properties.sourceLimits()),
                new ChooseBuckets(jdbc, properties.bucketSize().toBytes()),
                staging,
                new CopyRange(dataSource, jdbc),
                mergeBucket,
                plan,
                ledger,
                rejections,
                progress,
                results);
    }

    /// What a worker logs belongs to the log of its import.
    private static Runnable withLogContext(Runnable work) {
        var context = MDC.getCopyOfContextMap();
        return () -> {
            MDC.setContextMap(context == null ? Map.of() : context);
            work.run();
        };
    }

    @Bean
    ProductImportJob productImportJob(
            JobRepository repository,
            ImportParts parts,
            NodeSettings settings,
            MeterRegistry registry) {
        // Never rejects and never interrupts: a task that is refused, or cut short, leaves a step
        // execution that Spring Batch takes for running.
        var threads = new SimpleAsyncTaskExecutor("import-worker-");
        threads.setVirtualThreads(true);
        threads.setTaskDecorator(ImporterAutoConfiguration::withLogContext);
        var workers =
                new ImportWorkers(
                        repository,
                        parts.transactions(),
                        threads,
                        settings,
                        new ChunkMeter(registry));
        return new ProductImportJob(repository, parts, workers);
    }
}
