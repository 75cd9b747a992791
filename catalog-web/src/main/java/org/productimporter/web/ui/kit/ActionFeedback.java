package org.productimporter.web.ui.kit;

import org.productimporter.web.common.ProblemException;
import org.springframework.security.access.AccessDeniedException;

/// Runs what a user asked for and tells him when it is refused. Unexpected errors pass through to
/// the error handler of the session.
public final class ActionFeedback {

    private ActionFeedback() {}

    /// @return whether it was done
    public static boolean to(Runnable action) {
        try {
            action.run();
            return true;
        } catch (ProblemException refused) {
            Toasts.error(refused.detail());
        } catch (AccessDeniedException refused) {
            Toasts.error("Your role does not allow this. Ask an administrator");
        }
        return false;
    }
}
