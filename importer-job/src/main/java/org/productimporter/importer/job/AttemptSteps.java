package org.productimporter.importer.job;

import org.productimporter.importer.ledger.ImportAttempt;
import org.productimporter.importer.ledger.ImportProgressRepository;
import org.productimporter.model.imports.ImportPhase;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.stereotype.Component;

/// Builds what the jobs of an import and of its undo have in common. Thread-safe.
@Component
final class AttemptSteps {

    private final JobRepository repository;
    private final ImportProgressRepository progress;

    AttemptSteps(JobRepository repository, ImportProgressRepository progress) {
        this.repository = repository;
        this.progress = progress;
    }

    /// The work of a step without chunks.
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    /// A step that opens its own short transactions: the inspection of a large file takes minutes.
    Step step(ImportPhase phase, Work work) {
        return new StepBuilder(phase.text(), repository).tasklet((_, _) -> {
            work.run();
            return RepeatStatus.FINISHED;
        }, new ResourcelessTransactionManager()).allowStartIfComplete(true).build();
    }

    JobExecutionListener recordExecution(ImportAttempt attempt) {
        return new JobExecutionListener() {
            @Override
            public void beforeJob(JobExecution execution) {
                progress.recordExecution(attempt, execution.getId());
            }
        };
    }
}
