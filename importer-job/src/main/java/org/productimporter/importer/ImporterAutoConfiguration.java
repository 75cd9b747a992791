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
import org.productimporter.importer.ledger.AttemptRepository;
import org.productimporter.importer.ledger.ChunkPlanRepository;
import org.productimporter.importer.ledger.ChunkRepository;
import org.productimporter.importer.ledger.ImportProgressRepository;
import org.productimporter.importer.ledger.ImportResultService;
import org.productimporter.importer.ledger.RejectionRepository;
import org.productimporter.importer.merge.BucketMerger;
import org.productimporter.importer.merge.BucketPlanner;
import org.productimporter.importer.node.NodeConfiguration;
import org.productimporter.importer.source.FileInspector;
import org.productimporter.importer.staging.RangeCopier;
import org.productimporter.importer.staging.StagingRepository;
import org.productimporter.importer.worker.ChunkMetrics;
import org.productimporter.importer.worker.WorkerSettings;
import org.productimporter.importer.worker.WorkerStepFactory;
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
@Import(NodeConfiguration.class)
class ImporterAutoConfiguration {

    @Bean
    WorkerSettings nodeSettings(NodeProperties node, ImporterProperties properties) {
        return new WorkerSettings(node.name(), properties.workerCount());
    }

    @Bean
    StagingRepository staging(JdbcClient jdbc) {
        return new StagingRepository(jdbc);
    }

    @Bean
    BucketMerger mergeBucket(JdbcClient jdbc) {
        return new BucketMerger(jdbc);
    }

    @Bean
    ChunkPlanRepository plan(JdbcClient jdbc) {
        return new ChunkPlanRepository(jdbc);
    }

    @Bean
    ChunkRepository ledger(JdbcClient jdbc) {
        return new ChunkRepository(jdbc);
    }

    @Bean
    RejectionRepository rejections(JdbcClient jdbc) {
        return new RejectionRepository(jdbc);
    }

    @Bean
    ImportResultService results(JdbcClient jdbc, ImportStateRepository states) {
        return new ImportResultService(jdbc, states);
    }

    @Bean
    ImportProgressRepository progress(JdbcClient jdbc, JsonMapper json, ImportStateRepository states) {
        return new ImportProgressRepository(jdbc, json, states);
    }

    @Bean
    AttemptRepository attempts(JdbcClient jdbc, JsonMapper json, ImportStateRepository states,
            ImportProgressRepository progress, ImporterProperties properties) {
        return new AttemptRepository(jdbc, json, states, progress, properties.maxImports());
    }

    @Bean
    ImportParts importParts(ImporterProperties properties, PlatformTransactionManager transactions,
            DataSource dataSource, JdbcClient jdbc, StagingRepository staging, BucketMerger mergeBucket,
            ChunkPlanRepository plan, ChunkRepository ledger, RejectionRepository rejections,
            ImportProgressRepository progress, ImportResultService results) {
        return new ImportParts(transactions, properties.sourceLimits(), new FileInspector(properties.sourceLimits()),
                new BucketPlanner(jdbc, properties.bucketSize().toBytes()), staging, new RangeCopier(dataSource, jdbc),
                mergeBucket, plan, ledger, rejections, progress, results);
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
    ProductImportJob productImportJob(JobRepository repository, ImportParts parts, WorkerSettings settings,
            MeterRegistry registry) {
        // Never rejects and never interrupts: a task that is refused, or cut short, leaves a step
        // execution that Spring Batch takes for running.
        var threads = new SimpleAsyncTaskExecutor("import-worker-");
        threads.setVirtualThreads(true);
        threads.setTaskDecorator(ImporterAutoConfiguration::withLogContext);
        var workers =
                new WorkerStepFactory(repository, parts.transactions(), threads, settings, new ChunkMetrics(registry));
        return new ProductImportJob(repository, parts, workers);
    }
}
