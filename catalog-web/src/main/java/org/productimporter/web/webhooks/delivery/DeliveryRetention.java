package org.productimporter.web.webhooks.delivery;

import java.time.Duration;
import java.util.List;
import org.productimporter.web.operations.retention.RetentionPolicy;
import org.productimporter.web.operations.retention.RetentionSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Removes old deliveries, events and changes. Attempts, which are many and large, are dropped by
/// daily partitions; the rest is deleted in batches, so that no lock is held for long. Thread-safe.
@Component
class DeliveryRetention implements RetentionPolicy.Owner {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRetention.class);
    private static final int DAYS = 30;

    /// A message is tried for three days, and may have waited for an import before.
    private static final int SHORTEST_DAYS = 7;

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
        return new RetentionPolicy("webhook-deliveries", "Deliveries of webhooks and the changes behind them",
                Duration.ofDays(DAYS), SHORTEST_DAYS, null);
    }

    private static final String OLD_DELIVERIES = """
            delete from webhook_delivery
            where ctid = any (array(
                select ctid
                from webhook_delivery
                where created_at < clock_timestamp() - :days * interval '1 day'
                limit 20000))
            """;

    /// A day later than deliveries, so that no delivery is left without its event.
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

    /// Creates the partitions of the next days and removes old rows.
    void sweep() {
        var days = Math.toIntExact(retention.keep(policy()).toDays());
        partitions.maintain(days);
        for (var statement : List.of(OLD_DELIVERIES, OLD_EVENTS, OLD_CHANGES)) {
            var removed = 0;
            do {
                removed = jdbc.sql(statement).param("days", days).update();
                LOG.debug("{} old rows removed", removed);
            } while (removed > 0);
        }
        jdbc.sql(OLD_BATCHES).param("days", days).update();
        jdbc.sql(OLD_PENDING_BATCHES).update();
    }
}
