package org.productimporter.importer.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.productimporter.db.testing.OnPostgres;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// A worker whose thread is interrupted has not done its chunks, and must not say so.
@OnPostgres
class InterruptedStepIT {

    private static final int ITEMS = 100;
    private static final int INTERRUPTED_AT = 10;

    private final DataSource source;

    InterruptedStepIT(DataSource source) {
        this.source = source;
    }

    @Test
    void endsAsStopped() throws Exception {
        var written = new AtomicInteger();
        var execution = run(written);

        assertThat(execution.getStatus()).isEqualTo(BatchStatus.STOPPED);
        assertThat(written.get()).isEqualTo(INTERRUPTED_AT);
    }

    private StepExecution run(AtomicInteger written) throws Exception {
        var transactions = new JdbcTransactionManager(source);
        var repository = repository(transactions);
        var read = new AtomicInteger();
        var step =
                new StepBuilder("worker", repository)
                        .<Integer, Integer>chunk(1)
                        .transactionManager(transactions)
                        .reader(() -> read.get() < ITEMS ? read.incrementAndGet() : null)
                        .writer(
                                _ -> {
                                    if (written.incrementAndGet() == INTERRUPTED_AT) {
                                        Thread.currentThread().interrupt();
                                    }
                                })
                        .interruptionPolicy(new StopOnInterrupt())
                        .build();
        var execution = repository.createStepExecution("worker", jobExecution(repository));
        step.execute(execution);
        Thread.interrupted();
        return execution;
    }

    private static JobExecution jobExecution(JobRepository repository) {
        JobParameters parameters =
                new JobParametersBuilder().addLong("importId", 1L).toJobParameters();
        var instance = repository.createJobInstance("interrupted", parameters);
        return repository.createJobExecution(instance, parameters, new ExecutionContext());
    }

    private JobRepository repository(JdbcTransactionManager transactions) throws Exception {
        var factory = new JdbcJobRepositoryFactoryBean();
        factory.setDataSource(source);
        factory.setTransactionManager(transactions);
        factory.afterPropertiesSet();
        return java.util.Objects.requireNonNull(factory.getObject());
    }
}
