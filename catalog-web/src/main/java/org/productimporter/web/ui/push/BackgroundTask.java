package org.productimporter.web.ui.push;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.Command;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.productimporter.web.ui.format.ErrorMessages;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;

/// Runs work that takes seconds in its own thread with the permissions of the user, so that the page stays usable. The work
/// continues if the user leaves the page.
public final class BackgroundTask {

    private BackgroundTask() {}

    /// Starts the work. The caller holds the session lock, as do the later calls of `onSuccess` or `onError`.
    ///
    /// @param name of the thread
    /// @param onError receives a message for the user; the log has the cause
    public static <T> void run(String name, Callable<T> work, Consumer<T> onSuccess, Consumer<String> onError) {
        var ui = UI.getCurrentOrThrow();
        Runnable task = () -> UiUpdates.access(ui, result(work, onSuccess, onError));
        Thread.ofVirtual().name(name).start(new DelegatingSecurityContextRunnable(task));
    }

    /// Returns how the work changes the page of the caller meanwhile. The caller holds the session lock, as do the commands.
    public static Consumer<Command> updates() {
        var ui = UI.getCurrentOrThrow();
        return command -> UiUpdates.access(ui, command);
    }

    private static <T> Command result(Callable<T> work, Consumer<T> onSuccess, Consumer<String> onError) {
        try {
            var result = work.call();
            return () -> onSuccess.accept(result);
        } catch (Exception e) {
            var message = ErrorMessages.of(e);
            return () -> onError.accept(message);
        }
    }
}
