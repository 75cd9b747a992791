package org.productimporter.web.operations.audit;

import java.time.Clock;
import org.productimporter.web.kit.Retained;
import org.productimporter.web.retention.RetentionPeriods;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Removes entries that are older than the retention period, in batches. Several nodes may run it at once.
@Component
class AuditRetention implements Retained.By {

    private static final Logger LOG = LoggerFactory.getLogger(AuditRetention.class);
    private static final int BATCH = 5_000;

    private final AuditRepository repository;
    private final AuditProperties properties;
    private final RetentionPeriods periods;
    private final Clock clock;

    AuditRetention(
            AuditRepository repository, AuditProperties properties, RetentionPeriods periods, Clock clock) {
        this.repository = repository;
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
            removed = repository.remove(before, BATCH);
        }
        if (all > 0) {
            LOG.info("{} entries of the audit log from before {} removed", all, before);
        }
    }
}
