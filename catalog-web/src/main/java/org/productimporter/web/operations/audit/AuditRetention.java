package org.productimporter.web.operations.audit;

import java.time.Clock;
import org.productimporter.web.operations.retention.RetentionPolicy;
import org.productimporter.web.operations.retention.RetentionSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Removes entries that are older than the retention period, in batches. Several nodes may run it at once.
@Component
class AuditRetention implements RetentionPolicy.Owner {

    private static final Logger LOG = LoggerFactory.getLogger(AuditRetention.class);
    private static final int BATCH = 5_000;

    private final AuditRepository repository;
    private final AuditProperties properties;
    private final RetentionSettings retention;
    private final Clock clock;

    AuditRetention(AuditRepository repository, AuditProperties properties, RetentionSettings retention, Clock clock) {
        this.repository = repository;
        this.properties = properties;
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public RetentionPolicy policy() {
        return new RetentionPolicy("audit-log", "Entries of the audit log", properties.keep(),
                AuditProperties.SHORTEST_DAYS + 1, "product.importer.audit.keep");
    }

    @Scheduled(fixedDelayString = "1h")
    void removeOld() {
        var before = clock.instant().minus(retention.keep(policy()));
        var total = 0;
        for (var removed = BATCH; removed == BATCH; total += removed) {
            removed = repository.remove(before, BATCH);
        }
        if (total > 0) {
            LOG.info("{} entries of the audit log before {} removed", total, before);
        }
    }
}
