package org.productimporter.importer.worker;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.ledger.ChunkClaim;
import org.productimporter.importer.ledger.ImportChunk;
import org.productimporter.importer.ledger.WorkerId;
import org.productimporter.importer.ledger.WorkerId.Patience;
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

/// Builds the steps on which several workers share the chunks of a phase. Thread-safe.
///
/// A partition is a worker, not a part of the data: it claims chunk after chunk until none is
/// left. So partitions have no contents that a crash between two transactions of the job
/// repository could lose, and a worker that dies leaves nothing but chunks for others.
public final class WorkerStepFactory {

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final TaskExecutor threads;
    private final WorkerSettings settings;
    private final ChunkMetrics meter;

    public WorkerStepFactory(JobRepository repository, PlatformTransactionManager transactions, TaskExecutor threads,
            WorkerSettings settings, ChunkMetrics meter) {
        this.repository = repository;
        this.transactions = transactions;
        this.threads = threads;
        this.settings = settings;
        this.meter = meter;
    }

    /// How many workers this node has.
    public int count() {
        return settings.workers();
    }

    /// The step of `phase`: first `begin`, then all chunks by all workers of this node.
    public Step step(ImportPhase phase, Runnable begin, ChunkHandler<?> work) {
        var workerStep = workerStep(phase, work);
        return new StepBuilder(phase.text(), repository).partitioner(workerStep.getName(), _ -> Map.of())
                .splitter(oneExecutionPerWorker(phase))
                .partitionHandler(new WorkerPartitionHandler(workerStep, settings.workers(), threads))
                .listener(before(begin))
                .allowStartIfComplete(true)
                .build();
    }

    /// One item is one chunk, so Spring Batch's transaction around an item is the transaction in
    /// which the chunk is claimed, done and recorded.
    private <P> Step workerStep(ImportPhase phase, ChunkHandler<P> work) {
        return new StepBuilder(phase.text() + "-worker", repository).<ImportChunk, P>chunk(1)
                .transactionManager(transactions)
                .reader(() -> claim(work))
                .processor(work::prepare)
                .writer(chunk -> {
                    for (var prepared : chunk) {
                        work.write(prepared, worker());
                    }
                })
                .listener(meter.of(phase))
                .interruptionPolicy(new InterruptedStepPolicy())
                .build();
    }

    /// The next chunk, or null at the end. A halt marks the execution, for a step that merely
    /// runs out of items counts as completed.
    private @Nullable ImportChunk claim(ChunkHandler<?> work) {
        var execution = currentExecution();
        if (settings.isDraining()) {
            execution.setTerminateOnly();
            return null;
        }
        return switch (work.claim(worker())) {
            case ChunkClaim.Granted(var chunk) -> chunk;
            case ChunkClaim.NoneLeft() -> null;
            case ChunkClaim.Halted() -> {
                execution.setTerminateOnly();
                yield null;
            }
        };
    }

    private WorkerId worker() {
        return new WorkerId(settings.node(), currentExecution().getStepName(), Patience.WAITS);
    }

    private static StepExecution currentExecution() {
        var context = Objects.requireNonNull(StepSynchronizationManager.getContext());
        return context.getStepExecution();
    }

    /// Spring Batch's own splitter looks up and copies the contexts of earlier partitions, in two
    /// transactions of which a crash can leave one; workers need none.
    private StepExecutionSplitter oneExecutionPerWorker(ImportPhase phase) {
        return new StepExecutionSplitter() {
            @Override
            public String getStepName() {
                return phase.text() + "-worker";
            }

            @Override
            public Set<StepExecution> split(StepExecution managing, int workers) {
                var executions = new LinkedHashSet<StepExecution>();
                for (int no = 1; no <= workers; no++) {
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
