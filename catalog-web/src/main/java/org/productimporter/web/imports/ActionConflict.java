package org.productimporter.web.imports;

import java.util.Locale;
import java.util.stream.Collectors;
import org.productimporter.db.imports.CurrentState;
import org.productimporter.model.imports.ImportAction;
import org.productimporter.model.imports.ImportState;
import org.productimporter.web.common.ProblemException;

/// Describes why an import does not accept an action in its state, and what it accepts instead.
final class ActionConflict {

    private ActionConflict() {}

    /// @throws ProblemException 409 if the state does not allow the action
    static void require(CurrentState current, ImportAction action, long id, String reason) {
        if (!current.allowedActions().contains(action)) {
            throw of(id, current, reason);
        }
    }

    private static ProblemException of(long id, CurrentState current, String reason) {
        var state = current.abandoned() ? "abandoned" : current.state().text();
        return ProblemException.conflict("Import %d is %s and %s".formatted(id, state, reason), alternatives(current));
    }

    private static String alternatives(CurrentState current) {
        if (current.state() == ImportState.STOPPING) {
            return "Wait until it is stopped; then restart or delete it";
        }
        var actions = current.allowedActions()
                .stream()
                .map(action -> action.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ", "Accepted now: ", ""));
        if (current.abandoned()) {
            return actions + "; or send the file again";
        }
        return current.state() == ImportState.COMPLETED ? actions + "; to import it once more, send the file again"
                : actions;
    }
}
