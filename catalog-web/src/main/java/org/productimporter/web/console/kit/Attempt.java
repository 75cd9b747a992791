package org.productimporter.web.console.kit;

import org.productimporter.web.kit.Problem;
import org.springframework.security.access.AccessDeniedException;

/// Runs what a user asked for and tells him when it is refused. Unexpected errors pass through to
/// the error handler of the session.
public final class Attempt {

    private Attempt() {}

    /// @return whether it was done
    public static boolean to(Runnable action) {
        try {
            action.run();
            return true;
        } catch (Problem refused) {
            Toast.problem(refused.detail());
        } catch (AccessDeniedException refused) {
            Toast.problem("Your role does not allow this. Ask an administrator");
        }
        return false;
    }
}
