package org.productimporter.importer.worker;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.ledger.ChunkClaim;
import org.productimporter.importer.ledger.ImportChunk;
import org.productimporter.importer.ledger.WorkerId;
import org.productimporter.importer.ledger.WorkerId.LockMode;
import org.productimporter.model.imports.ImportPhase;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.partition.StepExecutionSplitter;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.scope.context.StepSynchronizationManager;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.core.task.TaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/// Builds the steps in which several workers share the chunks of a phase. Thread-safe.
///
/// A partition is a worker, not a part of the data: it claims chunks until none is left. Partitions
/// therefore have no content that a crash between two transactions of the job repository could
/// lose. The chunks of a failed worker are processed by the others.
public final class WorkerStepFactory {

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final TaskExecutor threads;
    private final WorkerSettings settings;
    private final ChunkMetrics metrics;

    WorkerStepFactory(JobRepository repository, PlatformTransactionManager transactions, TaskExecutor threads,
            WorkerSettings settings, ChunkMetrics metrics) {
        this.repository = repository;
        this.transactions = transactions;
        this.threads = threads;
        this.settings = settings;
        this.metrics = metrics;
    }

    /// Returns the step of `phase`: runs `begin`, then all workers of this node until no chunk is left.
    public Step step(ImportPhase phase, Runnable begin, ChunkHandler<?> handler) {
        var workerStep = workerStep(phase, handler);
        return new StepBuilder(phase.text(), repository).partitioner(workerStep.getName(), _ -> Map.of())
                .splitter(oneExecutionPerWorker(phase, handler))
                .partitionHandler(new WorkerPartitionHandler(workerStep, settings.workers(), threads))
                .listener(before(begin))
                .allowStartIfComplete(true)
                .build();
    }

    /// One item is one chunk, so the transaction of an item is the transaction in which the chunk is
    /// claimed, processed and recorded.
    private <P> Step workerStep(ImportPhase phase, ChunkHandler<P> handler) {
        return new StepBuilder(phase.text() + "-worker", repository).<ImportChunk, P>chunk(1)
                .transactionManager(transactions)
                .reader(() -> claim(handler))
                .processor(handler::prepare)
                .writer(chunk -> {
                    for (var prepared : chunk) {
                        handler.write(prepared, worker());
                    }
                })
                .listener(metrics.of(phase))
                .interruptionPolicy(new InterruptedStepPolicy())
                .build();
    }

    /// Returns the next chunk, or null at the end. Marks the execution of a revoked or draining worker:
    /// otherwise, a step without further items ends as completed.
    private @Nullable ImportChunk claim(ChunkHandler<?> handler) {
        var execution = currentExecution();
        if (settings.isDraining()) {
            execution.setTerminateOnly();
            return null;
        }
        return switch (handler.claim(worker())) {
            case ChunkClaim.Granted(var chunk) -> chunk;
            case ChunkClaim.NoneLeft() -> null;
            case ChunkClaim.Revoked() -> {
                execution.setTerminateOnly();
                yield null;
            }
        };
    }

    private WorkerId worker() {
        return new WorkerId(settings.node(), currentExecution().getStepName(), LockMode.WAIT);
    }

    private static StepExecution currentExecution() {
        var context = Objects.requireNonNull(StepSynchronizationManager.getContext());
        return context.getStepExecution();
    }

    /// The splitter of Spring Batch copies the contexts of earlier partitions in two transactions, so a
    /// crash can separate them. Workers need no context. A worker without a chunk would only write metadata; one is left
    /// to notice a stop.
    private StepExecutionSplitter oneExecutionPerWorker(ImportPhase phase, ChunkHandler<?> handler) {
        return new StepExecutionSplitter() {
            @Override
            public String getStepName() {
                return phase.text() + "-worker";
            }

            @Override
            public Set<StepExecution> split(StepExecution managing, int workers) {
                var executions = new LinkedHashSet<StepExecution>();
                var needed = Math.clamp(handler.open(), 1, workers);
                for (int no = 1; no <= needed; no++) {
                    executions.add(repository.createStepExecution("%s:worker-%02d".formatted(phase.text(), no),
                            managing.getJobExecution()));
                }
                return executions;
            }
        };
    }

    private static StepExecutionListener before(Runnable begin) {
        return new StepExecutionListener() {
            @Override
            public void beforeStep(StepExecution execution) {
                begin.run();
            }
        };
    }
}
