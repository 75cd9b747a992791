package org.productimporter.importer.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.partition.StepExecutionSplitter;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/// A worker that cannot even begin, because the database is gone for a moment, ends its attempt
/// only when the other workers have ended as well.
class WorkerPartitionHandlerTest {

    private static final String BROKEN = "broken";
    private static final long TIME_TO_RETURN_TOO_EARLY_MILLIS = 200;

    private final CountDownLatch returned = new CountDownLatch(1);
    private final AtomicReference<String> lastWorker = new AtomicReference<>("none");

    @Test
    void areAwaitedAlthoughOneOfThemFailed() {
        var workers = new WorkerPartitionHandler(new BreaksForOne(), 2, new SimpleAsyncTaskExecutor());

        assertThatThrownBy(() -> workers.handle(new TwoWorkers(), execution("managing")))
                .hasRootCauseMessage("the database is gone");
        returned.countDown();

        assertThat(lastWorker).hasValue("ended in time");
    }

    /// Fails at once for the first worker; the second one works until it is left alone, or long
    /// enough to be.
    private final class BreaksForOne implements Step {

        @Override
        public String getName() {
            return "stage-worker";
        }

        @Override
        public void execute(StepExecution execution) {
            if (execution.getStepName().equals(BROKEN)) {
                throw new IllegalStateException("the database is gone");
            }
            try {
                var alone = returned.await(TIME_TO_RETURN_TOO_EARLY_MILLIS, TimeUnit.MILLISECONDS);
                lastWorker.set(alone ? "was left alone" : "ended in time");
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class TwoWorkers implements StepExecutionSplitter {

        @Override
        public String getStepName() {
            return "stage-worker";
        }

        @Override
        public Set<StepExecution> split(StepExecution managing, int workers) {
            return new LinkedHashSet<>(List.of(execution(BROKEN), execution("sound")));
        }
    }

    private static StepExecution execution(String step) {
        var instance = new JobInstance(1L, "product-import");
        return new StepExecution(step.hashCode(), step, new JobExecution(1L, instance, new JobParameters()));
    }
}
