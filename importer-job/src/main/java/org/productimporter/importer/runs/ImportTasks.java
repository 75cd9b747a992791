package org.productimporter.importer.runs;

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
final class ImportTasks {

    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(5);

    private ImportTasks() {}

    static Task<Void> task(RunImport runImport, WaitingImports waiting, Clock clock) {
        return Tasks.custom(TaskDescriptor.of(ImportTask.NAME))
                .onFailure(
                        (complete, operations) ->
                                operations.reschedule(
                                        complete, clock.instant().plus(PAUSE_AFTER_FAULT)))
                .onDeadExecutionRevive()
                .execute(
                        (instance, _) -> {
                            var id = new ImportId(Long.parseLong(instance.getId()));
                            return next(runImport.run(id), id, waiting, clock);
                        });
    }

    private static CompletionHandler<Void> next(
            Outcome outcome, ImportId id, WaitingImports waiting, Clock clock) {
        return switch (outcome) {
            case Outcome.Again(var after) ->
                    (complete, operations) ->
                            operations.reschedule(complete, clock.instant().plus(after));
            case Outcome.Ended() ->
                    (complete, operations) -> {
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
