package org.productimporter.web.webhooks;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.productimporter.web.common.ChangePoller;
import org.productimporter.web.security.NoScopeRequired;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Notifies listeners of changed webhooks, new deliveries and attempts. One thread of this node
/// polls once a second for all listeners, and only while there are any. Thread-safe.
@Component
public class WebhookEventService {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final WebhookRepository store;
    private final List<Seat> seats = new CopyOnWriteArrayList<>();
    private final ChangePoller lookout;

    @Autowired
    WebhookEventService(WebhookRepository store) {
        this(store, Thread::sleep);
    }

    WebhookEventService(WebhookRepository store, ChangePoller.Sleeper pace) {
        this.store = store;
        this.lookout = new ChangePoller("webhook-news", PAUSE, pace, () -> !seats.isEmpty(), this::tellAll);
    }

    /// Who watches, and how the endpoints looked when he was last told. Only the looking thread
    /// touches the marks.
    private static final class Seat {
        final Consumer<Set<Long>> watcher;
        Map<Long, String> marks;

        /// @param there endpoints of which the first look shall tell, also when they are gone
        ///     then
        Seat(Consumer<Set<Long>> watcher, Set<Long> there) {
            this.watcher = watcher;
            this.marks = there.stream().collect(Collectors.toMap(id -> id, id -> ""));
        }

        void tell(Map<Long, String> now) {
            var changed = Stream.concat(marks.keySet().stream(), now.keySet().stream())
                    .filter(id -> !Objects.equals(marks.get(id), now.get(id)))
                    .collect(Collectors.toSet());
            marks = now;
            if (!changed.isEmpty()) {
                watcher.accept(changed);
            }
        }
    }

    /// Calls `watcher` with the numbers of endpoints about which something is new, the first time
    /// with all of them, until the answer is run. It is called by the looking thread, so it must
    /// not block.
    @RequiresScope(Scope.WEBHOOKS_MANAGE)
    public Runnable follow(Consumer<Set<Long>> watcher) {
        var seat = new Seat(watcher, store.marks().keySet());
        seats.add(seat);
        lookout.start();
        return () -> seats.remove(seat);
    }

    /// Whether the looking thread is alive; false as soon as nobody watches.
    boolean isLooking() {
        return lookout.isRunning();
    }

    /// How many watch.
    @NoScopeRequired("says neither who nor what")
    public int watchers() {
        return seats.size();
    }

    @EventListener(ContextClosedEvent.class)
    void close() {
        seats.clear();
    }

    private void tellAll() {
        var now = store.marks();
        seats.forEach(seat -> seat.tell(now));
    }
}
