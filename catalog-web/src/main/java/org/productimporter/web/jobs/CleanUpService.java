package org.productimporter.web.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.AuditEvent;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.jobs.CleanUpProgress.State;
import org.productimporter.web.operations.retention.RetentionPolicy;
import org.productimporter.web.operations.retention.RetentionSettings;
import org.productimporter.web.security.NoScopeRequired;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Deletes old job executions: every hour by the retention policy, and on request by a rule. One clean-up runs at a time
/// on each node. Thread-safe.
@Component
public class CleanUpService implements RetentionPolicy.Owner {

    private static final Logger LOG = LoggerFactory.getLogger(CleanUpService.class);
    private static final int BATCH = 500;

    private final BatchTableWriter tables;
    private final RetentionSettings retention;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final RetentionPolicy policy;
    private final AtomicReference<@Nullable CleanUpProgress> progress = new AtomicReference<>();
    private final List<Consumer<CleanUpProgress>> followers = new CopyOnWriteArrayList<>();
    private volatile boolean stopping;

    CleanUpService(BatchTableWriter tables, RetentionSettings retention, TransactionOperations transaction,
            ApplicationEventPublisher events, Clock clock, @Value("${product.importer.jobs.keep:400d}") Duration keep) {
        if (keep.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("product.importer.jobs.keep is at least 1d, this is " + keep);
        }
        this.tables = tables;
        this.retention = retention;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
        this.policy = new RetentionPolicy("job-executions", "Job executions that no import needs", keep, 1,
                "product.importer.jobs.keep");
    }

    @Override
    @NoScopeRequired("names a setting")
    public RetentionPolicy policy() {
        return policy;
    }

    /// Executions that a rule matches now.
    ///
    /// @param kept those that an import still needs and that would stay
    public record Count(long removable, long kept) {}

    /// Counts the executions that a rule matches; takes seconds for millions.
    @RequiresScope(Scope.IMPORTS_READ)
    public Count count(CleanUpRule rule) {
        return tables.count(rule, before(rule));
    }

    /// Starts a clean-up in the background.
    ///
    /// @throws Problem 409 while one runs on this node
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
        Thread.ofVirtual().name("clean-up").start(() -> run(rule, before));
    }

    /// Starts an hour after the start of the node, which has other work until then.
    @Scheduled(initialDelayString = "1h", fixedDelayString = "1h")
    void removeOld() {
        var keep = retention.keep(policy);
        var rule = new CleanUpRule(Math.clamp(keep.toDays(), 1, 36_500), Set.copyOf(CleanUpRule.STATUSES));
        try {
            claim(rule);
        } catch (ProblemException running) {
            LOG.info("The hourly clean-up is skipped: {}", running.detail());
            return;
        }
        run(rule, clock.instant().minus(keep));
    }

    private Instant before(CleanUpRule rule) {
        return clock.instant().minus(Duration.ofDays(rule.olderThanDays()));
    }

    private synchronized void claim(CleanUpRule rule) {
        var present = progress.get();
        if (present != null && present.state() == State.RUNNING) {
            throw ProblemException.conflict(
                    "A clean-up is running on this node; it has removed %,d executions".formatted(present.removed()),
                    "Accepted now: stop it, or wait for its end");
        }
        stopping = false;
        tell(CleanUpProgress.begun(rule));
    }

    private void run(CleanUpRule rule, Instant before) {
        var now = CleanUpProgress.begun(rule);
        try {
            @Nullable Long last = 0L;
            while (last != null && !stopping) {
                var batch = tables.delete(rule, before, last, BATCH);
                now = now.plus(batch);
                last = batch.last();
                tell(now);
            }
            now = now.ended(last == null ? State.DONE : State.STOPPED, null);
            if (now.removed() > 0) {
                LOG.info("{} job executions removed, {} kept for their imports", now.removed(), now.kept());
            }
        } catch (RuntimeException e) {
            LOG.warn("The clean-up of job executions failed after {}", now.removed(), e);
            now = now.ended(State.FAILED, "The database reported an error; see the log of the server");
        }
        tell(now);
    }

    private void tell(CleanUpProgress news) {
        progress.set(news);
        followers.forEach(follower -> follower.accept(news));
    }

    /// Ends the clean-up after the current batch; deleted executions stay deleted.
    @RequiresScope(Scope.IMPORTS_WRITE)
    public void stop() {
        stopping = true;
    }

    /// Empty if none ran since the start of this node.
    @RequiresScope(Scope.IMPORTS_READ)
    public Optional<CleanUpProgress> progress() {
        return Optional.ofNullable(progress.get());
    }

    /// Calls `follower` after each batch until the returned action is run. It must not block.
    @RequiresScope(Scope.IMPORTS_READ)
    public Runnable follow(Consumer<CleanUpProgress> follower) {
        followers.add(follower);
        return () -> followers.remove(follower);
    }
}
