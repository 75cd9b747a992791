package org.productimporter.web.retention;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.AuditEvent;
import org.productimporter.web.kit.Problem;
import org.productimporter.web.kit.Retained;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The door to what is removed by itself, and when. Safe for any number of threads and nodes.
@Component
public class Retentions {

    private static final int LONGEST_DAYS = 36_500;

    private final RetentionPeriods periods;
    private final ObjectProvider<Retained.By> keepers;
    private final ApplicationEventPublisher events;

    Retentions(
            RetentionPeriods periods,
            ObjectProvider<Retained.By> keepers,
            ApplicationEventPublisher events) {
        this.periods = periods;
        this.keepers = keepers;
        this.events = events;
    }

    /// One kind of thing.
    ///
    /// @param keep how long it is kept now
    /// @param isChosen whether an administrator has said so, and not the settings
    public record Kept(Retained configured, Duration keep, boolean isChosen) {}

    /// What the audit log shows.
    record Period(String keep) {

        static Period of(Duration keep) {
            return new Period(
                    keep.equals(Duration.ofDays(keep.toDays()))
                            ? keep.toDays() + "d"
                            : keep.toString());
        }
    }

    /// Everything that is removed by itself, by its words.
    @RequiresScope(Scope.METRICS_READ)
    public List<Kept> all() {
        return keepers.stream()
                .map(Retained.By::retained)
                .sorted(Comparator.comparing(Retained::what))
                .map(this::kept)
                .toList();
    }

    private Kept kept(Retained configured) {
        var chosen = periods.chosen(configured);
        return new Kept(configured, chosen.orElse(configured.keep()), chosen.isPresent());
    }

    /// Keeps a kind of thing for so many days from the next clean-up on, on all nodes.
    ///
    /// @param days null to do as the settings say
    /// @throws Problem 404 for a name that is none, 400 when it is too short or too long
    @RequiresScope(Scope.ADMIN)
    @Transactional
    public Kept change(String name, @Nullable Integer days) {
        var configured = find(name);
        if (days != null && (days < configured.shortestDays() || days > LONGEST_DAYS)) {
            throw Problem.field(
                    "keep_days",
                    "keep_days is between %,d and %,d for %s, this is %,d"
                            .formatted(
                                    configured.shortestDays(),
                                    LONGEST_DAYS,
                                    configured.name(),
                                    days));
        }
        var before = kept(configured);
        periods.choose(configured, days);
        var after = kept(configured);
        if (!after.equals(before)) {
            events.publishEvent(
                    new AuditEvent(
                            "retention.changed",
                            "retention:" + name,
                            Period.of(before.keep()),
                            Period.of(after.keep())));
        }
        return after;
    }

    private Retained find(String name) {
        return keepers.stream()
                .map(Retained.By::retained)
                .filter(retained -> retained.name().equals(name))
                .findAny()
                .orElseThrow(
                        () ->
                                Problem.of(
                                        HttpStatus.NOT_FOUND,
                                        "Nothing of this name is removed by itself",
                                        "There is no %s; Operations lists what there is"
                                                .formatted(name)));
    }
}
