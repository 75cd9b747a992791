package org.productimporter.importer.worker;

import java.util.Map;
import org.productimporter.db.node.NodeProperties;
import org.productimporter.importer.ImporterProperties;
import org.slf4j.MDC;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/// Configures the workers of this node.
@Configuration(proxyBeanMethods = false)
class WorkerConfiguration {

    @Bean
    WorkerSettings workerSettings(NodeProperties node, ImporterProperties properties) {
        return new WorkerSettings(node.name(), properties.workerCount());
    }

    @Bean
    WorkerStepFactory workerStepFactory(JobRepository repository, PlatformTransactionManager transactions,
            WorkerSettings settings, ChunkMetrics metrics) {
        return new WorkerStepFactory(repository, transactions, threads(), settings, metrics);
    }

    /// Not a bean: Spring Boot would use it as the executor of the application. It does not reject or interrupt tasks,
    /// because the step execution of a rejected or interrupted task remains in state STARTED.
    private static TaskExecutor threads() {
        var threads = new SimpleAsyncTaskExecutor("import-worker-");
        threads.setVirtualThreads(true);
        threads.setTaskDecorator(WorkerConfiguration::withLogContext);
        return threads;
    }

    /// Passes the MDC of the job to the worker, so that its messages are in the log of the import.
    private static Runnable withLogContext(Runnable work) {
        var context = MDC.getCopyOfContextMap();
        return () -> {
            MDC.setContextMap(context == null ? Map.of() : context);
            work.run();
        };
    }
}
