package org.productimporter.web.ui.push;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.server.Command;
import java.util.function.Consumer;
import java.util.function.Function;

/// Brings news from background threads to a page: listens while the page is shown, and stops
/// when it is left, its browser is closed, or its session ends.
public final class UiUpdates {

    private UiUpdates() {}

    /// Calls `show` in the user interface of `page` for each piece of news.
    ///
    /// @param source begins to send news to the consumer, and answers how to stop it
    public static <T> void follow(Component page, Function<Consumer<T>, Runnable> source,
            SerializableConsumer<T> show) {
        page.addAttachListener(attached -> {
            var ui = attached.getUI();
            Runnable stop = source.apply(news -> put(ui, () -> show.accept(news)));
            page.addDetachListener(left -> {
                left.unregisterListener();
                stop.run();
            });
        });
    }

    /// Does not wait for the user interface.
    private static void put(UI ui, Command news) {
        try {
            var _ = ui.access(news);
        } catch (UIDetachedException e) {
            // It was left between the last news and this; its end is on the way.
        }
    }
}
