package org.productimporter.web.ui.push;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Hands each piece of news to all who listen. Safe for any number of threads.
public final class EventBroadcaster<T> {

    private final List<Consumer<T>> listeners = new CopyOnWriteArrayList<>();

    /// Calls `listener` from now on, until the answer is run. It must not block.
    public Runnable listen(Consumer<T> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    public void send(T news) {
        listeners.forEach(listener -> listener.accept(news));
    }

    /// How many listen.
    public int listeners() {
        return listeners.size();
    }
}
