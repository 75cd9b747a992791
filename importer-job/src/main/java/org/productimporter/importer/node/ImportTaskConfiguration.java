package org.productimporter.importer.node;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportTask;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Configures the scheduled task that runs an import. The task of an import is locked by one node at a time; if the
/// heartbeats of the node stop, another node executes it.
@Configuration(proxyBeanMethods = false)
class ImportTaskConfiguration {

    private static final Duration RETRY_DELAY = Duration.ofSeconds(5);

    /// Only for a node that ends without scheduling the next import.
    private static final Duration WAITING_DELAY = Duration.ofSeconds(15);

    /// Compares the heartbeats of all nodes, whose own clocks may differ.
    @Bean
    com.github.kagkarlsson.scheduler.Clock dbSchedulerClock(Clock clock) {
        return clock::instant;
    }

    @Bean
    Task<Void> importTask(ImportRunner runner, ImportQueue queue, Clock clock) {
        return Tasks.custom(TaskDescriptor.of(ImportTask.NAME))
                .onFailure((complete, operations) -> operations.reschedule(complete, clock.instant().plus(RETRY_DELAY)))
                .onDeadExecutionRevive()
                .execute((instance, _) -> {
                    var id = new ImportId(Long.parseLong(instance.getId()));
                    return completion(runner.run(id), id, queue, clock);
                });
    }

    private static CompletionHandler<Void> completion(AttemptOutcome outcome, ImportId id, ImportQueue queue,
            Clock clock) {
        return switch (outcome) {
            case AttemptOutcome.Retry(var delay) -> (complete, operations) -> operations.reschedule(complete,
                    clock.instant().plus(delay));
            case AttemptOutcome.Waits() -> (complete, operations) -> {
                operations.reschedule(complete, clock.instant().plus(WAITING_DELAY));
                // An import that has ended since the admission could not schedule a task that was being executed.
                queue.scheduleNext();
            };
            case AttemptOutcome.Ended() -> (complete, operations) -> {
                // A restart may have been requested since the end of the attempt.
                if (queue.isQueued(id)) {
                    operations.reschedule(complete, clock.instant());
                } else {
                    operations.stop();
                }
                queue.scheduleNext();
            };
        };
    }
}
