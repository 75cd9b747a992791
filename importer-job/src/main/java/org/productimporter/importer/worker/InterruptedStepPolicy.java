package org.productimporter.importer.worker;

import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.StepInterruptionPolicy;

/// Ends a step whose thread was interrupted as STOPPED. With the policy of Spring Batch 6.0.6, the
/// step ends as COMPLETED although items are left: it ignores the exception and checks only this
/// flag afterwards. `InterruptedStepIT` fails without it.
final class InterruptedStepPolicy implements StepInterruptionPolicy {

    @Override
    public void checkInterrupted(StepExecution execution) throws JobInterruptedException {
        if (Thread.currentThread().isInterrupted() || execution.isTerminateOnly()) {
            execution.setTerminateOnly();
            throw new JobInterruptedException("The worker was interrupted.");
        }
    }
}
