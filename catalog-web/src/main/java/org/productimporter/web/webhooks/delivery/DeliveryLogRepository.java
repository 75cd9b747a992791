package org.productimporter.web.webhooks.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.webhooks.EventEnvelope;
import org.productimporter.web.webhooks.delivery.DeliveryService.Attempt;
import org.productimporter.web.webhooks.delivery.DeliveryService.Delivery;
import org.productimporter.web.webhooks.delivery.DeliveryService.Details;
import org.productimporter.web.webhooks.delivery.DeliveryService.Tally;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads the delivery log. Thread-safe.
@Component
class DeliveryLogRepository {

    private final JdbcClient jdbc;

    DeliveryLogRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String PAGE = """
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
    List<Details> select(long webhook, @Nullable String state, long from, long before, int limit) {
        return jdbc.sql(PAGE)
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
        return new Details(delivery(row, event), event.body(), List.of());
    }

    private static Delivery delivery(ResultSet row, EventEnvelope event) throws SQLException {
        return new Delivery(row.getLong("id"), event.messageId(), event.type(), row.getString("state"),
                row.getInt("attempts"), row.getObject("status_code", Integer.class), row.getString("error"),
                Objects.requireNonNull(time(row, "created_at")), time(row, "last_attempt_at"),
                time(row, "next_attempt_at"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
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
                .query((row, _) -> new Attempt(row.getInt("number"), Objects.requireNonNull(time(row, "at")),
                        row.getObject("status_code", Integer.class), row.getLong("duration_ms"), row.getString("error"),
                        row.getString("response_body")))
                .list();
    }

    /// A bounded part of the log, by its key: counting all of it would read millions of rows for a
    /// webhook with `bulk=each`.
    private static final String TALLIES = """
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

    List<Tally> tallies() {
        return jdbc.sql(TALLIES)
                .query((row, _) -> new Tally(row.getLong("webhook"), row.getInt("delivered"), row.getInt("pending"),
                        row.getInt("failed")))
                .list();
    }
}
