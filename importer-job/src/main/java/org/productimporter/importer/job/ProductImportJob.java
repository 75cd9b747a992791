package org.productimporter.importer.job;

import org.productimporter.importer.ledger.ImportAttempt;
import org.productimporter.importer.ledger.ImportChunk;
import org.productimporter.importer.worker.ChunkHandler;
import org.productimporter.importer.worker.WorkerStepFactory;
import org.productimporter.model.imports.ImportPhase;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;

/// One product file, from request to catalogue. Read the first method; the rest is detail.
///
/// Every attempt gets a job of its own, in which all steps run: what earlier attempts did stands
/// in the ledger, and a step finds only the rest to do. Thread-safe.
public final class ProductImportJob {

    /// Name of the job in Spring Batch's tables, in REST and in the console.
    public static final String NAME = "product-import";

    private final JobRepository repository;
    private final ImportParts parts;
    private final WorkerStepFactory workers;

    public ProductImportJob(JobRepository repository, ImportParts parts, WorkerStepFactory workers) {
        this.repository = repository;
        this.parts = parts;
        this.workers = workers;
    }

    /// The job of one attempt.
    public Job of(ImportAttempt attempt) {
        return new JobBuilder(NAME, repository).start(inspect(attempt)) // refuse early; write the plan
                .next(stage(attempt)) // workers: each range of the file by COPY into staging
                .next(merge(attempt)) // workers: each bucket of SKU keys into the catalogue
                .next(publish(attempt)) // prove the sum, drop staging, end the import
                .listener(noteExecution(attempt))
                .build();
    }

    private JobExecutionListener noteExecution(ImportAttempt attempt) {
        return new JobExecutionListener() {
            @Override
            public void beforeJob(JobExecution execution) {
                parts.progress().runsAs(attempt, execution.getId());
            }
        };
    }

    /// Safe to run again: a plan that exists is kept, and the file is checked to be the same.
    private Step inspect(ImportAttempt attempt) {
        var work = new InspectTasklet(parts, workers.count());
        return step(ImportPhase.INSPECT, () -> work.inspect(attempt));
    }

    /// Safe to run again: a range and its ledger row commit together, and a done range is not
    /// handed out. Ranges are open again when PostgreSQL has lost the UNLOGGED rows.
    private Step stage(ImportAttempt attempt) {
        return workers.step(ImportPhase.STAGE,
                () -> parts.progress().enter(attempt, ImportPhase.STAGE, "reading the rows"),
                work(attempt, ImportChunk.Kind.STAGE));
    }

    /// Safe to run again: a bucket and its ledger row commit together. Begins only when every
    /// range is staged and not too many rows were rejected.
    private Step merge(ImportAttempt attempt) {
        var check = new MergePreconditions(parts);
        return workers.step(ImportPhase.MERGE, () -> check.check(attempt),
                work(attempt, MergeChunkHandler.kind(attempt)));
    }

    /// Safe to run again: it is one transaction, and the fence lets only one attempt end an
    /// import.
    private Step publish(ImportAttempt attempt) {
        var work = new PublishTasklet(parts);
        return step(ImportPhase.PUBLISH, () -> work.publish(attempt));
    }

    /// The work on chunks of `kind`; also for nodes that only lend a hand.
    public ChunkHandler<?> work(ImportAttempt attempt, ImportChunk.Kind kind) {
        var plan = new ImportPlan(attempt, parts);
        return switch (kind) {
            case STAGE -> new StageChunkHandler(attempt, parts, plan::parser, plan::keys);
            case PREVIEW, MERGE -> new MergeChunkHandler(attempt, parts, plan::layout);
        };
    }

    /// A step whose work opens its own short transactions: inspecting a large file takes minutes.
    private Step step(ImportPhase phase, Work work) {
        return new StepBuilder(phase.text(), repository).tasklet((_, _) -> {
            work.run();
            return RepeatStatus.FINISHED;
        }, new ResourcelessTransactionManager()).allowStartIfComplete(true).build();
    }

    /// What a step without chunks does.
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }
}
