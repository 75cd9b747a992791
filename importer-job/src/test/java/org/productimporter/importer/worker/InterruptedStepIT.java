package org.productimporter.importer.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.importer.ledger.ChunkClaim;
import org.productimporter.importer.ledger.ImportChunk;
import org.productimporter.importer.ledger.WorkerId;
import org.productimporter.model.imports.ImportPhase;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// A worker whose thread is interrupted has not done its chunks, and must not say so.
@OnPostgres
class InterruptedStepIT {

    private static final int CHUNKS = 100;
    private static final int INTERRUPTED_AT = 10;

    private final DataSource source;
    private final JdbcClient database;

    InterruptedStepIT(DataSource source, JdbcClient database) {
        this.source = source;
        this.database = database;
    }

    @Test
    void endsAsStopped() throws Exception {
        var work = new InterruptedWork();
        var execution = run(work);

        assertThat(execution.getStatus()).isEqualTo(BatchStatus.STOPPED);
        assertThat(work.written.get()).isEqualTo(INTERRUPTED_AT);
        assertThat(statusOf("stage:worker-01")).isEqualTo("STOPPED");
    }

    private String statusOf(String step) {
        return database.sql("select status from batch_step_execution where step_name = :step")
                .param("step", step)
                .query(String.class)
                .single();
    }

    /// The step of an import, with one worker in a platform thread: the driver would close the
    /// connection of an interrupted virtual one, which ends the step in another way.
    private StepExecution run(InterruptedWork work) throws Exception {
        var transactions = new JdbcTransactionManager(source);
        var repository = repository(transactions);
        var workers = new WorkerStepFactory(repository, transactions, new SimpleAsyncTaskExecutor(),
                new WorkerSettings("node", 1), new ChunkMetrics(new SimpleMeterRegistry()));
        var execution = repository.createStepExecution("stage", jobExecution(repository));
        workers.step(ImportPhase.STAGE, () -> {}, work).execute(execution);
        return execution;
    }

    /// Hands out chunks, and interrupts the worker that has done the tenth.
    private static final class InterruptedWork implements ChunkHandler<ImportChunk> {

        private final AtomicInteger claimed = new AtomicInteger();
        private final AtomicInteger written = new AtomicInteger();

        @Override
        public int open() {
            return CHUNKS;
        }

        @Override
        public ChunkClaim claim(WorkerId worker) {
            var no = claimed.getAndIncrement();
            return no < CHUNKS ? new ChunkClaim.Granted(new ImportChunk.Bucket(ImportChunk.Kind.MERGE, no, null, null))
                    : new ChunkClaim.NoneLeft();
        }

        @Override
        public ImportChunk prepare(ImportChunk chunk) {
            return chunk;
        }

        @Override
        public void write(ImportChunk chunk, WorkerId worker) {
            if (written.incrementAndGet() == INTERRUPTED_AT) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static JobExecution jobExecution(JobRepository repository) {
        JobParameters parameters = new JobParametersBuilder().addLong("importId", 1L).toJobParameters();
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
