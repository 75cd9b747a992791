package org.productimporter.web.ui.push;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Sends events to all subscribers. Thread-safe.
public final class EventBroadcaster<T> {

    private final List<Consumer<T>> subscribers = new CopyOnWriteArrayList<>();

    /// Registers a subscriber, which must not block.
    ///
    /// @return ends the subscription
    public Runnable subscribe(Consumer<T> subscriber) {
        subscribers.add(subscriber);
        return () -> subscribers.remove(subscriber);
    }

    public void publish(T event) {
        subscribers.forEach(subscriber -> subscriber.accept(event));
    }

    public int subscribers() {
        return subscribers.size();
    }
}
