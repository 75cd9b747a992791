package org.productimporter.web.imports;

import java.util.Locale;
import java.util.stream.Collectors;
import org.productimporter.db.imports.CurrentState;
import org.productimporter.model.imports.ImportState;
import org.productimporter.web.common.ProblemException;
import org.springframework.http.HttpStatus;

/// The answer to an action that makes no sense where an import stands: why, and what would.
final class ActionConflict {

    private ActionConflict() {}

    static ProblemException of(long id, CurrentState current, String why) {
        var state = current.abandoned() ? "abandoned" : current.state().text();
        return ProblemException.conflict("Import %d is %s and %s".formatted(id, state, why), accepted(current));
    }

    private static String accepted(CurrentState current) {
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

    static ProblemException keyReused(ImportRepository.Earlier earlier) {
        return ProblemException.of(HttpStatus.UNPROCESSABLE_CONTENT, "Idempotency-Key used before",
                "This key belongs to import %d of another file, %s. Use a new key for a new file"
                        .formatted(earlier.id(), earlier.fileName()));
    }
}
