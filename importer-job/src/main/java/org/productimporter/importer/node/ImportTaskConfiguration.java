package org.productimporter.importer.node;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportTask;

/// The task by which the cluster runs an import: one execution for each import, held by one node
/// at a time, given to another when that node's heartbeats stop.
final class ImportTaskConfiguration {

    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(5);

    private ImportTaskConfiguration() {}

    static Task<Void> task(ImportRunner runImport, ImportQueue waiting, Clock clock) {
        return Tasks.custom(TaskDescriptor.of(ImportTask.NAME))
                .onFailure((complete, operations) -> operations.reschedule(complete,
                        clock.instant().plus(PAUSE_AFTER_FAULT)))
                .onDeadExecutionRevive()
                .execute((instance, _) -> {
                    var id = new ImportId(Long.parseLong(instance.getId()));
                    return next(runImport.run(id), id, waiting, clock);
                });
    }

    private static CompletionHandler<Void> next(AttemptOutcome outcome, ImportId id, ImportQueue waiting, Clock clock) {
        return switch (outcome) {
            case AttemptOutcome.Again(var after) -> (complete, operations) -> operations.reschedule(complete,
                    clock.instant().plus(after));
            case AttemptOutcome.Ended() -> (complete, operations) -> {
                // A restart may have been asked for between the end and now.
                if (waiting.isWaiting(id)) {
                    operations.reschedule(complete, clock.instant());
                } else {
                    operations.stop();
                }
                waiting.wake();
            };
        };
    }
}
