package org.productimporter.web.jobs.cleanup;

import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.kit.Retained;
import org.productimporter.web.retention.RetentionPeriods;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Removes executions that are older than they need to be, by the rules of [CleanUp].
@Component
class ExecutionRetention implements Retained.By {

    private static final Logger LOG = LoggerFactory.getLogger(ExecutionRetention.class);
    private static final int BATCH = 500;

    private final CleanUpStore store;
    private final JobProperties properties;
    private final RetentionPeriods periods;
    private final Clock clock;

    ExecutionRetention(
            CleanUpStore store, JobProperties properties, RetentionPeriods periods, Clock clock) {
        this.store = store;
        this.properties = properties;
        this.periods = periods;
        this.clock = clock;
    }

    @Override
    public Retained retained() {
        return new Retained(
                "job-executions",
                "Job executions that no import needs",
                properties.keep(),
                1,
                "product.importer.jobs.keep");
    }

    /// An hour after the start at first, when the node has other things to do than tidy up.
    @Scheduled(initialDelayString = "1h", fixedDelayString = "1h")
    void removeOld() {
        var rule = new CleanUpRule(1, Set.copyOf(CleanUpRule.STATUSES));
        var before = clock.instant().minus(periods.keep(retained()));
        var removed = 0L;
        @Nullable Long last = 0L;
        while (last != null) {
            var batch = store.remove(rule, before, last, BATCH);
            removed += batch.removed();
            last = batch.last();
        }
        if (removed > 0) {
            LOG.info("{} job executions from before {} removed", removed, before);
        }
    }
}
