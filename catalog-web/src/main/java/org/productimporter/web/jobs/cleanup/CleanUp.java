package org.productimporter.web.jobs.cleanup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.AuditEvent;
import org.productimporter.web.jobs.cleanup.CleanUpProgress.State;
import org.productimporter.web.kit.Problem;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// The door to cleaning up executions: how many would go, doing it in the background, and how
/// far it is. One at a time on each node. Safe for any number of threads.
@Component
public class CleanUp {

    private static final Logger LOG = LoggerFactory.getLogger(CleanUp.class);
    private static final int BATCH = 500;

    private final CleanUpStore store;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Executor background;
    private final AtomicReference<@Nullable CleanUpProgress> progress = new AtomicReference<>();
    private final List<Consumer<CleanUpProgress>> followers = new CopyOnWriteArrayList<>();
    private volatile boolean stopping;

    @Autowired
    CleanUp(
            CleanUpStore store,
            TransactionOperations transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this(store, transaction, events, clock, Thread.ofVirtual().name("clean-up")::start);
    }

    CleanUp(
            CleanUpStore store,
            TransactionOperations transaction,
            ApplicationEventPublisher events,
            Clock clock,
            Executor background) {
        this.store = store;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
        this.background = background;
    }

    /// What a rule would do now.
    ///
    /// @param kept executions that an import still needs, although the rule means them
    public record Count(long removable, long kept) {}

    /// Counts what the rule means; takes seconds when there are millions.
    @RequiresScope(Scope.IMPORTS_READ)
    public Count count(CleanUpRule rule) {
        var found = store.count(rule, before(rule));
        return new Count(found.removable(), found.needed());
    }

    /// Begins to remove what the rule means, and returns.
    ///
    /// @throws Problem 409 while this node is at it already
    @RequiresScope(Scope.IMPORTS_WRITE)
    public void begin(CleanUpRule rule) {
        var before = before(rule);
        claim(rule);
        try {
            transaction.executeWithoutResult(
                    _ -> events.publishEvent(AuditEvent.created("executions.cleaned", "executions", rule)));
        } catch (RuntimeException e) {
            progress.set(null);
            throw e;
        }
        background.execute(() -> removeAll(rule, before));
    }

    private synchronized void claim(CleanUpRule rule) {
        var present = progress.get();
        if (present != null && present.state() == State.RUNNING) {
            throw Problem.refused(
                    "A clean-up is running on this node; it has removed %,d executions"
                            .formatted(present.removed()),
                    "Accepted now: stop it, or wait for its end");
        }
        stopping = false;
        tell(CleanUpProgress.begun(rule));
    }

    /// Ends it after the batch in hand; what is removed stays removed.
    @RequiresScope(Scope.IMPORTS_WRITE)
    public void stop() {
        stopping = true;
    }

    /// How far it is, or how the last one ended; empty when there was none since the start.
    @RequiresScope(Scope.IMPORTS_READ)
    public Optional<CleanUpProgress> progress() {
        return Optional.ofNullable(progress.get());
    }

    /// Calls `follower` after each batch, until the answer is run. It must not block.
    @RequiresScope(Scope.IMPORTS_READ)
    public Runnable follow(Consumer<CleanUpProgress> follower) {
        followers.add(follower);
        return () -> followers.remove(follower);
    }

    private Instant before(CleanUpRule rule) {
        return clock.instant().minus(Duration.ofDays(rule.olderThanDays()));
    }

    private void tell(CleanUpProgress news) {
        progress.set(news);
        followers.forEach(follower -> follower.accept(news));
    }

    /// Removes what the rule means, batch by batch, in this thread.
    CleanUpProgress removeAll(CleanUpRule rule, Instant before) {
        var now = CleanUpProgress.begun(rule);
        try {
            @Nullable Long last = 0L;
            while (last != null && !stopping) {
                var batch = store.remove(rule, before, last, BATCH);
                now = now.and(batch);
                last = batch.last();
                tell(now);
            }
            now = now.ended(last == null ? State.DONE : State.STOPPED);
            LOG.info("{} executions removed, {} kept for their imports", now.removed(), now.kept());
        } catch (RuntimeException e) {
            LOG.warn("The clean-up of executions broke off after {}", now.removed(), e);
            now = now.failed("The database did not answer as it should; see the server's log");
        }
        tell(now);
        return now;
    }
}
