package org.productimporter.web.webhooks.delivery;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Polls for webhooks with due deliveries or pending batches. Writers of events, in any program,
/// only write rows; there is no notification that could be lost. Thread-safe.
@Component
class DueWebhookRepository {

    /// A webhook with due deliveries or pending batches.
    ///
    /// @param lagMs time since its longest due delivery became due
    record Due(long id, long lagMs) {}

    private final JdbcClient jdbc;

    DueWebhookRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// After 50 consecutive failures no pending batch is published until a retry has succeeded.
    private static final String DUE = """
            select
                w.id,
                coalesce(extract(epoch from clock_timestamp() - first.due_at) * 1000, 0)::bigint as lag_ms
            from webhook w
            left join lateral (
                select d.next_attempt_at as due_at
                from webhook_delivery d
                where d.webhook_id = w.id
                and d.state = 'pending'
                and d.next_attempt_at <= clock_timestamp()
                order by d.next_attempt_at
                limit 1
            ) first on true
            where w.enabled
            and (first.due_at is not null
                or w.failures < :most_failures
                    and exists (select from webhook_pending_batch f where f.webhook_id = w.id))
            """;

    List<Due> find() {
        return jdbc.sql(DUE)
                .param("most_failures", DeliveryLock.MOST_FAILURES_FOR_BULK)
                .query(new SimplePropertyRowMapper<>(Due.class))
                .list();
    }

    static Duration lag(List<Due> due) {
        return Duration.ofMillis(due.stream().mapToLong(Due::lagMs).max().orElse(0));
    }
}
