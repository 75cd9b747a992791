package org.productimporter.web.webhooks.delivery;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which endpoints have something to be sent now. Looked at again and again instead of being
/// told: so whoever writes events, in whatever program, writes rows and nothing else, and no
/// message can be forgotten because a wake-up was lost. Thread-safe.
@Component
class DueEndpoints {

    /// An endpoint with work.
    ///
    /// @param lagMs how long its longest waiting message has been due
    record Due(long id, long lagMs) {}

    private final JdbcClient jdbc;

    DueEndpoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// An endpoint that has failed 50 times in a row gets no more of its bulk until something
    /// else, a repetition, has reached it.
    private static final String DUE =
            """
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
                .param("most_failures", Turns.MOST_FAILURES_FOR_BULK)
                .query(new SimplePropertyRowMapper<>(Due.class))
                .list();
    }

    static Duration lag(List<Due> due) {
        return Duration.ofMillis(due.stream().mapToLong(Due::lagMs).max().orElse(0));
    }
}
