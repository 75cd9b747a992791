package org.productimporter.web.webhooks.delivery;

import java.time.Duration;
import java.util.List;
import org.productimporter.web.operations.retention.RetentionPolicy;
import org.productimporter.web.operations.retention.RetentionSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Deletes old deliveries, events and product changes in batches, so that no lock is held for long. Attempts, which are
/// many and large, are dropped by daily partitions. Thread-safe.
@Component
class DeliveryRetention implements RetentionPolicy.Owner {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRetention.class);
    private static final int DAYS = 30;

    /// A delivery is attempted for three days and may have waited for an import before.
    private static final int MIN_DAYS = 7;

    private final JdbcClient jdbc;
    private final AttemptPartitions partitions;
    private final RetentionSettings retention;

    DeliveryRetention(JdbcClient jdbc, AttemptPartitions partitions, RetentionSettings retention) {
        this.jdbc = jdbc;
        this.partitions = partitions;
        this.retention = retention;
    }

    @Override
    public RetentionPolicy policy() {
        return new RetentionPolicy("webhook-deliveries",
                "Webhook deliveries, their events and the product changes of imports", Duration.ofDays(DAYS), MIN_DAYS,
                null);
    }

    private static final String OLD_DELIVERIES = """
            delete from webhook_delivery
            where ctid = any (array(
                select ctid
                from webhook_delivery
                where created_at < clock_timestamp() - :days * interval '1 day'
                limit 20000))
            """;

    /// A day later than deliveries, so that no delivery loses its event.
    private static final String OLD_EVENTS = """
            delete from webhook_event
            where ctid = any (array(
                select ctid
                from webhook_event
                where created_at < clock_timestamp() - (:days + 1) * interval '1 day'
                limit 20000))
            """;

    private static final String OLD_CHANGES = """
            delete from import_change
            where ctid = any (array(
                select c.ctid
                from (
                    select import_id
                    from import_change_batch
                    group by import_id
                    having max(recorded_at) < clock_timestamp() - :days * interval '1 day'
                ) old
                join import_change c using (import_id)
                limit 20000))
            """;

    private static final String OLD_BATCHES = """
            delete from import_change_batch b
            where recorded_at < clock_timestamp() - :days * interval '1 day'
            and not exists (select from import_change c where c.import_id = b.import_id)
            """;

    private static final String OLD_PENDING_BATCHES = """
            delete from webhook_pending_batch p
            where not exists (
                select from import_change_batch b
                where b.import_id = p.import_id
                and b.chunk_no = p.chunk_no)
            """;

    /// Creates the partitions of the next days and deletes old rows.
    void sweep() {
        var days = Math.toIntExact(retention.keep(policy()).toDays());
        partitions.maintain(days);
        for (var statement : List.of(OLD_DELIVERIES, OLD_EVENTS, OLD_CHANGES)) {
            var deleted = 0;
            do {
                deleted = jdbc.sql(statement).param("days", days).update();
                LOG.debug("{} old rows deleted", deleted);
            } while (deleted > 0);
        }
        jdbc.sql(OLD_BATCHES).param("days", days).update();
        jdbc.sql(OLD_PENDING_BATCHES).update();
    }
}
