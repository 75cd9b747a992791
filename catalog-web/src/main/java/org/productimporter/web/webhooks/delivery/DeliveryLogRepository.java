package org.productimporter.web.webhooks.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.db.SqlTime;
import org.productimporter.web.webhooks.EventEnvelope;
import org.productimporter.web.webhooks.delivery.DeliveryService.Attempt;
import org.productimporter.web.webhooks.delivery.DeliveryService.Delivery;
import org.productimporter.web.webhooks.delivery.DeliveryService.Details;
import org.productimporter.web.webhooks.delivery.DeliveryService.Statistics;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The delivery log and redeliveries. Thread-safe.
@Repository
class DeliveryLogRepository {

    private final JdbcClient jdbc;

    DeliveryLogRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String FIND = """
            select
                d.id,
                e.id as event_id,
                e.type,
                e.created_at as event_created_at,
                e.data,
                d.state,
                d.attempts,
                d.status_code,
                d.error,
                d.created_at,
                d.last_attempt_at,
                case when d.state = 'pending' then d.next_attempt_at end as next_attempt_at
            from webhook_delivery d
            join webhook_event e on e.id = d.event_id
            where d.webhook_id = :webhook
            and d.id < :before
            and d.id >= :from
            and (:state::text is null or d.state = :state)
            order by d.id desc
            limit :limit
            """;

    /// Deliveries with IDs from `from` to before `before`, newest first, without their attempts.
    List<Details> find(long webhook, @Nullable String state, long from, long before, int limit) {
        return jdbc.sql(FIND)
                .param("webhook", webhook)
                .param("state", state)
                .param("from", from)
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> details(row))
                .list();
    }

    private static Details details(ResultSet row) throws SQLException {
        var event = EventEnvelope.of(row);
        var delivery = new Delivery(row.getLong("id"), event.messageId(), event.type(), row.getString("state"),
                row.getInt("attempts"), row.getObject("status_code", Integer.class), row.getString("error"),
                SqlTime.required(row, "created_at"), SqlTime.optional(row, "last_attempt_at"),
                SqlTime.optional(row, "next_attempt_at"));
        return new Details(delivery, event.body(), List.of());
    }

    private static final String ATTEMPTS = """
            select number, at, status_code, duration_ms, error, response_body
            from webhook_attempt
            where delivery_id = :delivery
            order by at
            """;

    /// All attempts of a delivery, oldest first.
    List<Attempt> attempts(long delivery) {
        return jdbc.sql(ATTEMPTS)
                .param("delivery", delivery)
                .query((row, _) -> new Attempt(row.getInt("number"), SqlTime.required(row, "at"),
                        row.getObject("status_code", Integer.class), row.getLong("duration_ms"), row.getString("error"),
                        row.getString("response_body")))
                .list();
    }

    /// Counts a bounded part of the log, by its key: counting all of it would read millions of rows for a webhook with
    /// `bulk=each`.
    private static final String STATISTICS = """
            select
                w.id as webhook,
                count(*) filter (where d.state = 'delivered') as delivered,
                count(*) filter (where d.state = 'pending') as pending,
                count(*) filter (where d.state = 'failed') as failed
            from webhook w
            left join lateral (
                select state
                from webhook_delivery
                where webhook_id = w.id
                order by id desc
                limit 1000
            ) d on true
            group by w.id
            """;

    List<Statistics> statistics() {
        return jdbc.sql(STATISTICS)
                .query((row, _) -> new Statistics(row.getLong("webhook"), row.getInt("delivered"),
                        row.getInt("pending"), row.getInt("failed")))
                .list();
    }

    private static final String REDELIVER = """
            update webhook_delivery
            set state = 'pending',
                backoff_step = 0,
                next_attempt_at = clock_timestamp()
            where webhook_id = :webhook
            """;

    /// Makes a delivery due, regardless of its state.
    void redeliver(long webhook, long id) {
        jdbc.sql(REDELIVER + "and id = :id").param("webhook", webhook).param("id", id).update();
    }

    /// Makes the failed deliveries due that were created since a time.
    ///
    /// @return their number
    int redeliverFailed(long webhook, Instant since) {
        return jdbc.sql(REDELIVER + "and state = 'failed' and created_at >= :since")
                .param("webhook", webhook)
                .param("since", SqlTime.parameter(since))
                .update();
    }

    private static final String ADD_MISSED = """
            insert into webhook_delivery (webhook_id, event_id, created_at)
            select w.id, e.id, e.created_at
            from webhook w
            join webhook_event e on e.type = any (w.event_types)
            where w.id = :webhook
            and e.created_at >= :since
            and e.webhook_id is null
            order by e.id
            on conflict (webhook_id, event_id) do nothing
            """;

    /// Adds deliveries of the events that were published while the webhook was disabled.
    ///
    /// @return their number
    int addMissed(long webhook, Instant since) {
        return jdbc.sql(ADD_MISSED).param("webhook", webhook).param("since", SqlTime.parameter(since)).update();
    }
}
