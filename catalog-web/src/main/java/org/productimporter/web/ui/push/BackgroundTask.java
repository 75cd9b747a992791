package org.productimporter.web.ui.push;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.Command;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.productimporter.web.ui.format.ErrorMessages;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;

/// Does what takes seconds in a thread of its own, in the name of the user, so that the page
/// stays usable. The page is told what came of it; leaving the page does not stop the work.
public final class BackgroundTask {

    private BackgroundTask() {}

    /// To be called by the thread of the session, which calls `done` or `failed` later.
    ///
    /// @param name of the thread
    /// @param failed gets a sentence for the user; the cause is in the log
    public static <T> void run(String name, Callable<T> work, Consumer<T> done, Consumer<String> failed) {
        var ui = UI.getCurrentOrThrow();
        Thread.ofVirtual()
                .name(name)
                .start(new DelegatingSecurityContextRunnable(() -> put(ui, outcome(work, done, failed))));
    }

    private static <T> Command outcome(Callable<T> work, Consumer<T> done, Consumer<String> failed) {
        try {
            var result = work.call();
            return () -> done.accept(result);
        } catch (Exception e) {
            var why = ErrorMessages.of(e);
            return () -> failed.accept(why);
        }
    }

    private static void put(UI ui, Command news) {
        try {
            var _ = ui.access(news);
        } catch (UIDetachedException e) {
            // The page was left; what was done is done.
        }
    }
}
