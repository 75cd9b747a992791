package org.productimporter.importer.worker;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.partition.StepExecutionSplitter;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.core.task.TaskExecutor;
import org.springframework.core.task.TaskRejectedException;

/// Runs a step once per worker and returns when all of them have ended. Thread-safe.
///
/// The handler of Spring Batch 6.0.6 throws as soon as one worker fails to start, while the others
/// continue to work for an attempt that has ended.
///
/// @param step the step of each worker
/// @param workers number of workers
/// @param threads executor of the workers
record WorkerPartitionHandler(Step step, int workers, TaskExecutor threads) implements PartitionHandler {

    @Override
    public Collection<StepExecution> handle(StepExecutionSplitter splitter, StepExecution managing) throws Exception {
        var executions = splitter.split(managing, workers);
        var runs = executions.stream().map(this::begin).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(runs).join();
        return executions;
    }

    private CompletableFuture<Void> begin(StepExecution execution) {
        try {
            return CompletableFuture.runAsync(() -> run(execution), threads);
        } catch (TaskRejectedException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void run(StepExecution execution) {
        try {
            step.execute(execution);
        } catch (JobInterruptedException e) {
            throw new CompletionException(e);
        }
    }
}
