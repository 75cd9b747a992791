package org.productimporter.model.imports;

import static org.productimporter.model.imports.ImportState.COMPLETED;
import static org.productimporter.model.imports.ImportState.FAILED;
import static org.productimporter.model.imports.ImportState.NEEDS_MAPPING;
import static org.productimporter.model.imports.ImportState.PREVIEWED;
import static org.productimporter.model.imports.ImportState.QUEUED;
import static org.productimporter.model.imports.ImportState.RUNNING;
import static org.productimporter.model.imports.ImportState.STOPPED;
import static org.productimporter.model.imports.ImportState.STOPPING;
import static org.productimporter.model.imports.ImportState.UNDOING;
import static org.productimporter.model.imports.ImportState.UNDONE;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row of the table of transitions: `action` leads from state `from` to state `to`.
///
/// @param to null if the action deletes the import
public record ImportTransition(ImportState from, ImportAction action, @Nullable ImportState to) {

    /// The table. All other transitions are rejected.
    public static final List<ImportTransition> ALL = List.of(new ImportTransition(QUEUED, ImportAction.BEGIN, RUNNING),
            new ImportTransition(QUEUED, ImportAction.STOP, STOPPED),
            // Takeover from a dead node.
            new ImportTransition(RUNNING, ImportAction.BEGIN, RUNNING),
            new ImportTransition(RUNNING, ImportAction.STOP, STOPPING),
            new ImportTransition(RUNNING, ImportAction.COMPLETE, COMPLETED),
            new ImportTransition(RUNNING, ImportAction.FINISH_PREVIEW, PREVIEWED),
            new ImportTransition(RUNNING, ImportAction.ASK_MAPPING, NEEDS_MAPPING),
            new ImportTransition(RUNNING, ImportAction.FAIL, FAILED),
            new ImportTransition(STOPPING, ImportAction.CONFIRM_STOP, STOPPED),
            new ImportTransition(STOPPING, ImportAction.COMPLETE, COMPLETED),
            new ImportTransition(STOPPING, ImportAction.FINISH_PREVIEW, PREVIEWED),
            new ImportTransition(STOPPING, ImportAction.ASK_MAPPING, NEEDS_MAPPING),
            new ImportTransition(STOPPING, ImportAction.FAIL, FAILED),
            new ImportTransition(STOPPED, ImportAction.RESTART, QUEUED),
            new ImportTransition(STOPPED, ImportAction.ABANDON, FAILED),
            new ImportTransition(STOPPED, ImportAction.DELETE, null),
            new ImportTransition(FAILED, ImportAction.RESTART, QUEUED),
            new ImportTransition(FAILED, ImportAction.ABANDON, FAILED),
            new ImportTransition(FAILED, ImportAction.DELETE, null),
            new ImportTransition(NEEDS_MAPPING, ImportAction.CONFIRM_MAPPING, QUEUED),
            new ImportTransition(NEEDS_MAPPING, ImportAction.DELETE, null),
            new ImportTransition(PREVIEWED, ImportAction.APPLY, QUEUED),
            new ImportTransition(PREVIEWED, ImportAction.DELETE, null),
            new ImportTransition(COMPLETED, ImportAction.UNDO, UNDOING),
            new ImportTransition(COMPLETED, ImportAction.DELETE, null),
            // The beginning and every takeover.
            new ImportTransition(UNDOING, ImportAction.BEGIN, UNDOING),
            new ImportTransition(UNDOING, ImportAction.STOP, STOPPING),
            new ImportTransition(UNDOING, ImportAction.FINISH_UNDO, UNDONE),
            new ImportTransition(UNDOING, ImportAction.FAIL, FAILED),
            new ImportTransition(STOPPING, ImportAction.FINISH_UNDO, UNDONE),
            new ImportTransition(STOPPED, ImportAction.RESTART_UNDO, UNDOING),
            new ImportTransition(FAILED, ImportAction.RESTART_UNDO, UNDOING),
            new ImportTransition(UNDONE, ImportAction.DELETE, null));

    /// Returns the transition of `action` from state `from`, or empty if the action is rejected in that state.
    public static Optional<ImportTransition> find(ImportState from, ImportAction action) {
        return ALL.stream().filter(row -> row.from == from && row.action == action).findFirst();
    }

    /// Returns the states from which `action` leads to `to`.
    public static List<ImportState> sources(ImportAction action, @Nullable ImportState to) {
        return ALL.stream().filter(row -> row.action == action && row.to == to).map(ImportTransition::from).toList();
    }

    /// Returns the type of the webhook event of this transition, or empty if it has none. A takeover does not change the
    /// state and has no event.
    public Optional<String> event() {
        if (to == null || to == from) {
            return Optional.empty();
        }
        return switch (to) {
            case RUNNING -> Optional.of("import.started");
            case COMPLETED, FAILED, STOPPED -> Optional.of("import." + to.text());
            case QUEUED, STOPPING, NEEDS_MAPPING, PREVIEWED, UNDOING, UNDONE -> Optional.empty();
        };
    }
}
