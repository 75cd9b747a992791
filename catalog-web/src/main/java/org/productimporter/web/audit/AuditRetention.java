package org.productimporter.web.audit;

import java.time.Clock;
import org.productimporter.web.kit.Retained;
import org.productimporter.web.retention.RetentionPeriods;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Removes entries that are older than they need to be, a few thousand in a transaction. Nodes
/// that do it at the same time find less to do.
@Component
class AuditRetention implements Retained.By {

    private static final Logger LOG = LoggerFactory.getLogger(AuditRetention.class);
    private static final int BATCH = 5_000;

    private final AuditStore store;
    private final AuditProperties properties;
    private final RetentionPeriods periods;
    private final Clock clock;

    AuditRetention(
            AuditStore store, AuditProperties properties, RetentionPeriods periods, Clock clock) {
        this.store = store;
        this.properties = properties;
        this.periods = periods;
        this.clock = clock;
    }

    @Override
    public Retained retained() {
        return new Retained(
                "audit-log",
                "Entries of the audit log",
                properties.keep(),
                AuditProperties.SHORTEST_DAYS + 1,
                "product.importer.audit.keep");
    }

    @Scheduled(fixedDelayString = "1h")
    void removeOld() {
        var before = clock.instant().minus(periods.keep(retained()));
        var all = 0;
        for (var removed = BATCH; removed == BATCH; all += removed) {
            removed = store.remove(before, BATCH);
        }
        if (all > 0) {
            LOG.info("{} entries of the audit log from before {} removed", all, before);
        }
    }
}
