package org.productimporter.importer.job;

import org.productimporter.importer.ledger.ImportAttempt;
import org.productimporter.importer.ledger.ImportChunk;
import org.productimporter.importer.worker.ChunkHandler;
import org.productimporter.importer.worker.WorkerStepFactory;
import org.productimporter.model.imports.ImportPhase;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.stereotype.Component;

/// The undo of one import: takes back what its blocks of changes record. Thread-safe.
@Component
public final class ImportUndoJob {

    /// Name of the job in the tables of Spring Batch, in REST and in the console.
    public static final String NAME = "product-import-undo";

    private final JobRepository repository;
    private final WorkerStepFactory workers;
    private final AttemptSteps steps;
    private final UndoStep undoStep;

    ImportUndoJob(JobRepository repository, WorkerStepFactory workers, AttemptSteps steps, UndoStep undoStep) {
        this.repository = repository;
        this.workers = workers;
        this.steps = steps;
        this.undoStep = undoStep;
    }

    // @formatter:off
    /// Returns the job of one attempt.
    public Job of(ImportAttempt attempt) {
        return new JobBuilder(NAME, repository)
                .start(undo(attempt))    // workers: each group of blocks
                .next(publish(attempt))  // verifies the totals, ends the undo
                .listener(steps.recordExecution(attempt))
                .build();
    }
    // @formatter:on

    /// Repeatable: an existing plan is kept, the blocks of a chunk and its ledger row commit together, and a chunk that is
    /// done is not claimed again.
    private Step undo(ImportAttempt attempt) {
        return workers.step(ImportPhase.UNDO, () -> undoStep.begin(attempt), undoStep.handler(attempt));
    }

    /// Repeatable: one transaction, and the fencing token allows only one attempt to end an undo.
    private Step publish(ImportAttempt attempt) {
        return steps.step(ImportPhase.PUBLISH, () -> undoStep.end(attempt));
    }

    /// Returns the handler of the chunks, for workers of other nodes.
    public ChunkHandler<ImportChunk.Blocks> handler(ImportAttempt attempt) {
        return undoStep.handler(attempt);
    }
}
