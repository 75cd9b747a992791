package org.productimporter.web.imports;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.productimporter.db.imports.ImportSummaryRepository;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.common.ChangePoller;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.security.NoScopeRequired;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Publishes the changes of imports to clients. One thread of this node reads all observed imports four times a second in
/// one statement, and only while there are clients. Thread-safe.
@Service
public class ImportEventService {

    /// A client that observes one import. The polling thread calls it, so no method may block.
    public interface Subscriber {

        /// The number of the import.
        long importId();

        /// Receives the import after a change. The first call has its current state.
        void changed(ImportSummary summary);

        /// The import has not changed for 15 seconds. A client can show that the connection is open.
        void unchanged();

        /// The import was deleted or this node shuts down. No more calls follow.
        void ended();
    }

    private static final Duration INTERVAL = Duration.ofMillis(250);
    private static final int MAX_SUBSCRIPTIONS = 1_000;

    private final ImportService imports;

    /// Needs no scope, because the polling thread runs without a user.
    private final ImportSummaryRepository summaries;

    private final List<ImportSubscription> subscriptions = new CopyOnWriteArrayList<>();
    private final ImportListEvents list;
    private final ChangePoller poller;

    @Autowired
    ImportEventService(ImportService imports, ImportSummaryRepository summaries, JdbcClient jdbc) {
        this(imports, summaries, jdbc, Thread::sleep);
    }

    ImportEventService(ImportService imports, ImportSummaryRepository summaries, JdbcClient jdbc,
            ChangePoller.Sleeper pace) {
        this.imports = imports;
        this.summaries = summaries;
        this.list = new ImportListEvents(jdbc);
        this.poller = new ChangePoller("import-events", INTERVAL, pace, this::hasClients, this::publish);
    }

    /// Subscribes to one import until it ends.
    ///
    /// @throws ProblemException 404 if the import does not exist, 503 if there are too many subscriptions
    @RequiresScope(Scope.IMPORTS_READ)
    public void subscribe(Subscriber subscriber) {
        imports.find(subscriber.importId());
        if (subscriptions.size() >= MAX_SUBSCRIPTIONS) {
            throw ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "Too many watchers",
                    "%,d clients follow imports on this node; poll GET /api/imports/%d instead"
                            .formatted(MAX_SUBSCRIPTIONS, subscriber.importId()));
        }
        subscriptions.add(new ImportSubscription(subscriber));
        poller.start();
    }

    /// Ends a subscription, if it has not ended yet.
    @NoScopeRequired("ends a subscription of the caller")
    public void unsubscribe(Subscriber subscriber) {
        subscriptions.removeIf(subscription -> subscription.subscriber().equals(subscriber));
    }

    /// Calls `follower` after each change of any import, until the returned action is run. The polling thread calls it,
    /// so it must not block.
    @RequiresScope(Scope.IMPORTS_READ)
    public Runnable follow(Consumer<ImportSummary> follower) {
        list.add(follower);
        poller.start();
        return () -> list.remove(follower);
    }

    /// Calls `follower` like [#follow(Consumer)], and reports every state of one import, however short.
    @RequiresScope(Scope.IMPORTS_READ)
    public Runnable followImport(long importId, Consumer<ImportSummary> follower) {
        list.pin(follower, importId);
        return follow(follower);
    }

    private boolean hasClients() {
        return !subscriptions.isEmpty() || list.hasFollowers();
    }

    /// Whether the polling thread runs. It ends when there are no more clients.
    boolean isPolling() {
        return poller.isRunning();
    }

    /// Open event streams would delay the shutdown of the web server.
    @EventListener(ContextClosedEvent.class)
    void close() {
        subscriptions.forEach(subscription -> subscription.subscriber().ended());
        subscriptions.clear();
        list.clear();
    }

    private void publish() {
        var followed = list.observedIds();
        var ids = new HashSet<>(followed);
        subscriptions.forEach(subscription -> ids.add(subscription.importId()));
        var found = summaries.find(ids).stream().collect(Collectors.toMap(ImportSummary::id, Function.identity()));
        var ended = subscriptions.stream()
                .filter(subscription -> !subscription.update(found.get(subscription.importId())))
                .toList();
        subscriptions.removeAll(ended);
        list.publish(followed, found);
    }
}
