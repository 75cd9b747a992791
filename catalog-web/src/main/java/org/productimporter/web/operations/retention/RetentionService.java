package org.productimporter.web.operations.retention;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.AuditEvent;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Lists and changes how long records are kept. Thread-safe.
@Service
public class RetentionService {

    private static final int LONGEST_DAYS = 36_500;

    private final RetentionSettings settings;
    private final ObjectProvider<RetentionPolicy.Owner> owners;
    private final ApplicationEventPublisher events;

    RetentionService(RetentionSettings settings, ObjectProvider<RetentionPolicy.Owner> owners,
            ApplicationEventPublisher events) {
        this.settings = settings;
        this.owners = owners;
        this.events = events;
    }

    /// A policy and its effective period.
    ///
    /// @param isChosen whether an administrator chose the period
    /// @param bytes size of the records on disk; null if it is unknown
    public record Retention(RetentionPolicy policy, Duration keep, boolean isChosen, @Nullable Long bytes) {}

    /// What the audit log records.
    record Period(String keep) {

        static Period of(Duration keep) {
            return new Period(keep.equals(Duration.ofDays(keep.toDays())) ? keep.toDays() + "d" : keep.toString());
        }
    }

    /// All policies, ordered by what they delete.
    @RequiresScope(Scope.METRICS_READ)
    public List<Retention> all() {
        return owners.stream().map(this::current).sorted(Comparator.comparing(row -> row.policy().what())).toList();
    }

    private Retention current(RetentionPolicy.Owner owner) {
        var policy = owner.policy();
        var chosen = settings.chosen(policy);
        return new Retention(policy, chosen.orElse(policy.keep()), chosen.isPresent(), owner.bytes());
    }

    /// Sets the period of a policy for the next clean-ups of all nodes.
    ///
    /// @param days null to return to the configured period
    /// @throws ProblemException 404 if the policy does not exist, 400 if the period is out of range
    @RequiresScope(Scope.ADMIN)
    @Transactional
    public Retention change(String name, @Nullable Integer days) {
        var owner = find(name);
        var policy = owner.policy();
        if (days != null && (days < policy.shortestDays() || days > LONGEST_DAYS)) {
            throw ProblemException.field("keep_days", "keep_days is between %,d and %,d for %s, this is %,d"
                    .formatted(policy.shortestDays(), LONGEST_DAYS, name, days));
        }
        var before = current(owner);
        settings.choose(policy, days);
        var after = current(owner);
        if (!after.keep().equals(before.keep())) {
            events.publishEvent(new AuditEvent("retention.changed", "retention:" + name, Period.of(before.keep()),
                    Period.of(after.keep())));
        }
        return after;
    }

    private RetentionPolicy.Owner find(String name) {
        return owners.stream()
                .filter(owner -> owner.policy().name().equals(name))
                .findAny()
                .orElseThrow(() -> ProblemException.of(HttpStatus.NOT_FOUND, "Unknown retention policy",
                        "There is no policy %s; the page Operations lists all".formatted(name)));
    }
}
