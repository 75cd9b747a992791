package org.productimporter.web.webhooks.delivery;

import java.time.Duration;
import java.util.List;
import org.productimporter.web.operations.retention.RetentionPolicy;
import org.productimporter.web.operations.retention.RetentionSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Removes what is old. Attempts, which are many and large, are dropped by the day; the rest is
/// deleted a part at a time, so that no lock is held for long. Thread-safe.
@Component
class Retention implements RetentionPolicy.Owner {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int DAYS = 30;

    /// A message is tried for three days, and may have waited for an import before.
    private static final int SHORTEST_DAYS = 7;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final RetentionSettings retention;

    Retention(JdbcClient jdbc, TransactionOperations transaction, RetentionSettings retention) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.retention = retention;
    }

    @Override
    public RetentionPolicy policy() {
        return new RetentionPolicy(
                "webhook-deliveries",
                "Deliveries of webhooks and the changes behind them",
                Duration.ofDays(DAYS),
                SHORTEST_DAYS,
                null);
    }

    private static final String OLD_DELIVERIES =
            """
            delete from webhook_delivery
            where ctid = any (array(
                select ctid
                from webhook_delivery
                where created_at < clock_timestamp() - :days * interval '1 day'
                limit 20000))
            """;

    /// A day later than deliveries, so that none is left without its message.
    private static final String OLD_EVENTS =
            """
            delete from webhook_event
            where ctid = any (array(
                select ctid
                from webhook_event
                where created_at < clock_timestamp() - (:days + 1) * interval '1 day'
                limit 20000))
            """;

    private static final String OLD_CHANGES =
            """
            delete from change_log
            where ctid = any (array(
                select l.ctid
                from (
                    select import_id
                    from change_slice
                    group by import_id
                    having max(recorded_at) < clock_timestamp() - :days * interval '1 day'
                ) old
                join change_log l using (import_id)
                limit 20000))
            """;

    private static final String OLD_SLICES =
            """
            delete from change_slice s
            where recorded_at < clock_timestamp() - :days * interval '1 day'
            and not exists (select from change_log l where l.import_id = s.import_id)
            """;

    private static final String OLD_FEEDS =
            """
            delete from webhook_feed f
            where not exists (
                select from change_slice s
                where s.import_id = f.import_id
                and s.bucket = f.bucket)
            """;

    /// Makes the partitions of the next days and removes what is old.
    void sweep() {
        var days = Math.toIntExact(retention.keep(policy()).toDays());
        transaction.executeWithoutResult(
                _ -> {
                    // Making a partition waits for every reader and writer of the log, and they
                    // for it: better to try again in an hour than to let them wait.
                    jdbc.sql("set local lock_timeout = '2s'").update();
                    jdbc.sql("select webhook_attempt_days(:days)")
                            .param("days", days)
                            .query((_, _) -> days)
                            .single();
                });
        for (var statement : List.of(OLD_DELIVERIES, OLD_EVENTS, OLD_CHANGES)) {
            var removed = 0;
            do {
                removed = jdbc.sql(statement).param("days", days).update();
                LOG.debug("{} old rows removed", removed);
            } while (removed > 0);
        }
        jdbc.sql(OLD_SLICES).param("days", days).update();
        jdbc.sql(OLD_FEEDS).update();
    }
}
