package org.productimporter.web.products.api;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.products.ProductEvent;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;

/// Keeps the events of the catalogue, or forbids what they tell of.
@TestComponent
class EventLog {

    private final List<ProductEvent> events = new CopyOnWriteArrayList<>();
    private volatile boolean veto;

    @EventListener
    void on(ProductEvent event) {
        if (veto) {
            throw ProblemException.conflict("A listener is against it", "Nothing is accepted");
        }
        events.add(event);
    }

    List<ProductEvent> all() {
        return events;
    }

    /// What happened and what kind of actor did it.
    List<String> names() {
        return events.stream()
                .map(event -> event.getClass().getSimpleName() + " by " + event.actor().replaceFirst(":.*", ""))
                .toList();
    }

    void veto(boolean value) {
        veto = value;
    }

    void clear() {
        events.clear();
        veto = false;
    }
}
