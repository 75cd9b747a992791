package org.productimporter.importer.job;

import org.productimporter.importer.ledger.ImportAttempt;
import org.productimporter.importer.ledger.ImportChunk;
import org.productimporter.importer.ledger.ImportProgressRepository;
import org.productimporter.importer.worker.ChunkHandler;
import org.productimporter.importer.worker.WorkerStepFactory;
import org.productimporter.model.imports.ImportPhase;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.stereotype.Component;

/// The import of one product file, from the request to the catalogue.
///
/// Every attempt has its own job, which runs all steps. A step skips what the ledger records as done, so every step can
/// be repeated. Thread-safe.
@Component
public final class ProductImportJob {

    /// Name of the job in the tables of Spring Batch, in REST and in the console.
    public static final String NAME = "product-import";

    private final JobRepository repository;
    private final WorkerStepFactory workers;
    private final ImportProgressRepository progress;
    private final AttemptSteps steps;
    private final InspectStep inspectStep;
    private final StageStep stageStep;
    private final MergeStep mergeStep;
    private final PublishStep publishStep;

    ProductImportJob(JobRepository repository, WorkerStepFactory workers, ImportProgressRepository progress,
            AttemptSteps steps, InspectStep inspectStep, StageStep stageStep, MergeStep mergeStep,
            PublishStep publishStep) {
        this.repository = repository;
        this.workers = workers;
        this.progress = progress;
        this.steps = steps;
        this.inspectStep = inspectStep;
        this.stageStep = stageStep;
        this.mergeStep = mergeStep;
        this.publishStep = publishStep;
    }

    // @formatter:off
    /// Returns the job of one attempt.
    public Job of(ImportAttempt attempt) {
        return new JobBuilder(NAME, repository)
                .start(inspect(attempt)) // rejects an unsuitable file early; stores the plan
                .next(stage(attempt))    // workers: each range of the file by COPY into staging
                .next(merge(attempt))    // workers: each bucket of SKU keys into the catalogue
                .next(publish(attempt))  // verifies the totals, drops staging, ends the import
                .listener(steps.recordExecution(attempt))
                .build();
    }
    // @formatter:on

    /// Repeatable: an existing plan is kept, and the file must be unchanged.
    private Step inspect(ImportAttempt attempt) {
        return steps.step(ImportPhase.INSPECT, () -> inspectStep.run(attempt));
    }

    /// Repeatable: a range and its ledger row commit together, and a range that is done is not claimed again. Ranges
    /// are open again if PostgreSQL has lost the UNLOGGED rows.
    private Step stage(ImportAttempt attempt) {
        return workers.step(ImportPhase.STAGE,
                () -> progress.enterPhase(attempt, ImportPhase.STAGE, "reading the rows"), stageStep.handler(attempt));
    }

    /// Repeatable: a bucket and its ledger row commit together. Begins only if every range is staged and few enough
    /// rows were rejected.
    private Step merge(ImportAttempt attempt) {
        return workers.step(ImportPhase.MERGE, () -> mergeStep.begin(attempt), mergeStep.handler(attempt));
    }

    /// Repeatable: one transaction, and the fencing token allows only one attempt to end an import.
    private Step publish(ImportAttempt attempt) {
        return steps.step(ImportPhase.PUBLISH, () -> publishStep.run(attempt));
    }

    /// Returns the handler of the chunks of `kind`, for workers of other nodes.
    public ChunkHandler<?> handler(ImportAttempt attempt, ImportChunk.Kind kind) {
        return kind == ImportChunk.Kind.STAGE ? stageStep.handler(attempt) : mergeStep.handler(attempt);
    }
}
