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
import org.springframework.stereotype.Service;

/// Notifies the console of changed webhooks, new deliveries and attempts. One thread of this node polls once a second
/// for all subscribers, and only while there are any. Thread-safe.
@Service
public class WebhookUpdateService {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final WebhookRepository webhooks;
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private final ChangePoller poller;

    @Autowired
    WebhookUpdateService(WebhookRepository webhooks) {
        this(webhooks, Thread::sleep);
    }

    WebhookUpdateService(WebhookRepository webhooks, ChangePoller.Sleeper pace) {
        this.webhooks = webhooks;
        this.poller = new ChangePoller("webhook-updates", INTERVAL, pace, () -> !subscriptions.isEmpty(), this::poll);
    }

    /// A subscriber with the versions that it last saw. Only the polling thread uses the versions.
    private static final class Subscription {
        final Consumer<Set<Long>> subscriber;
        Map<Long, String> versions;

        /// @param initial webhooks that the first notification contains, also if they are deleted by then
        Subscription(Consumer<Set<Long>> subscriber, Set<Long> initial) {
            this.subscriber = subscriber;
            this.versions = initial.stream().collect(Collectors.toMap(id -> id, id -> ""));
        }

        void update(Map<Long, String> current) {
            var changed = Stream.concat(versions.keySet().stream(), current.keySet().stream())
                    .filter(id -> !Objects.equals(versions.get(id), current.get(id)))
                    .collect(Collectors.toSet());
            versions = current;
            if (!changed.isEmpty()) {
                subscriber.accept(changed);
            }
        }
    }

    /// Calls `subscriber` with the IDs of changed webhooks, the first time with all of them, until the returned action
    /// is run. The polling thread makes the calls, so they must not block.
    @RequiresScope(Scope.WEBHOOKS_MANAGE)
    public Runnable subscribe(Consumer<Set<Long>> subscriber) {
        var subscription = new Subscription(subscriber, webhooks.versions().keySet());
        subscriptions.add(subscription);
        poller.start();
        return () -> subscriptions.remove(subscription);
    }

    /// Whether the polling thread is alive; false soon after the last subscriber has left.
    boolean isPolling() {
        return poller.isRunning();
    }

    /// The number of subscribers.
    @NoScopeRequired("reveals a number only")
    public int subscribers() {
        return subscriptions.size();
    }

    @EventListener(ContextClosedEvent.class)
    void close() {
        subscriptions.clear();
    }

    private void poll() {
        var current = webhooks.versions();
        subscriptions.forEach(subscription -> subscription.update(current));
    }
}
