package org.productimporter.web.ui.kit;

import java.util.function.Consumer;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.ui.format.ErrorMessages;
import org.springframework.security.access.AccessDeniedException;

/// Runs an action of a user and shows why it was rejected. Unexpected errors reach the error handler of the session.
public final class ActionFeedback {

    private ActionFeedback() {}

    /// Runs an action and shows a rejection as a toast.
    ///
    /// @return whether the action succeeded
    public static boolean run(Runnable action) {
        return run(action, Toasts::error);
    }

    static boolean run(Runnable action, Consumer<String> showError) {
        try {
            action.run();
            return true;
        } catch (ProblemException | AccessDeniedException rejected) {
            showError.accept(ErrorMessages.of(rejected));
            return false;
        }
    }
}
