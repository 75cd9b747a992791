package org.productimporter.web.ui.push;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.server.Command;
import java.util.function.Consumer;
import java.util.function.Function;

/// Delivers events from background threads to a component while it is attached. The subscription ends when the user leaves
/// the page, closes the browser or the session expires.
public final class UiUpdates {

    private UiUpdates() {}

    /// Calls `show` with the session lock for each event.
    ///
    /// @param source subscribes a consumer and returns how to end the subscription
    public static <T> void follow(Component component, Function<Consumer<T>, Runnable> source,
            SerializableConsumer<T> show) {
        component.addAttachListener(attached -> {
            var ui = attached.getUI();
            var unsubscribe = source.apply(event -> access(ui, () -> show.accept(event)));
            component.addDetachListener(detached -> {
                detached.unregisterListener();
                unsubscribe.run();
            });
        });
    }

    /// Queues the command and does not wait. Ignores a UI that is already detached.
    static void access(UI ui, Command command) {
        try {
            var _ = ui.access(command);
        } catch (UIDetachedException e) {
            // The user left the page. A detach event follows.
        }
    }
}
