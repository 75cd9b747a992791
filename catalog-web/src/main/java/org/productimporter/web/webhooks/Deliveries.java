package org.productimporter.web.webhooks;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.access.Needs;
import org.productimporter.web.access.Scope;
import org.productimporter.web.kit.Cursor;
import org.productimporter.web.kit.Page;
import org.productimporter.web.kit.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// The log of what an endpoint was sent, and sending it again. Safe for any number of threads and
/// nodes. Kept for 30 days.
@Component
public class Deliveries {

    /// One message to one endpoint.
    ///
    /// @param messageId the header webhook-id
    /// @param state pending (also while it is repeated), delivered or failed
    /// @param nextAttemptAt null unless pending
    /// @param statusCode of the last answer; null when there was none
    public record Delivery(
            long id,
            String messageId,
            String eventType,
            String state,
            int attempts,
            @Nullable Integer statusCode,
            @Nullable String error,
            Instant createdAt,
            @Nullable Instant lastAttemptAt,
            @Nullable Instant nextAttemptAt) {}

    /// One attempt at a delivery.
    ///
    /// @param responseBody its beginning, up to 4,000 characters
    public record Attempt(
            int number,
            Instant at,
            @Nullable Integer statusCode,
            long durationMs,
            @Nullable String error,
            String responseBody) {}

    /// A delivery with all that is known of it.
    public record Details(Delivery delivery, String requestBody, List<Attempt> attempts) {}

    /// What became of the latest messages of an endpoint, 1,000 at most.
    public record Tally(long webhook, int delivered, int pending, int failed) {}

    private static final List<String> STATES = List.of("pending", "delivered", "failed");

    private final JdbcClient jdbc;
    private final DeliveryLog log;
    private final Webhooks webhooks;
    private final TransactionOperations transaction;

    Deliveries(
            JdbcClient jdbc,
            DeliveryLog log,
            Webhooks webhooks,
            TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.log = log;
        this.webhooks = webhooks;
        this.transaction = transaction;
    }

    /// One page, the latest first.
    ///
    /// @param state only these; null for all
    /// @throws Problem 400 for a bad cursor or state, 404 when there is no such endpoint
    @Needs(Scope.WEBHOOKS_MANAGE)
    public Page<Delivery> page(
            long webhook, @Nullable String state, @Nullable String cursor, int size) {
        webhooks.find(webhook);
        if (state != null && !STATES.contains(state)) {
            throw Problem.field("state", "state is one of " + STATES + ", not " + state);
        }
        var rows =
                log
                        .select(webhook, state, 0, Cursor.decode(cursor, Long.MAX_VALUE), size + 1)
                        .stream()
                        .map(Details::delivery)
                        .toList();
        return Page.cut(rows, size, Delivery::id);
    }

    /// One for each endpoint.
    @Needs(Scope.WEBHOOKS_MANAGE)
    public List<Tally> tallies() {
        return log.tallies();
    }

    /// @throws Problem 404 when the endpoint has no such delivery
    @Needs(Scope.WEBHOOKS_MANAGE)
    public Details find(long webhook, long id) {
        var found = log.select(webhook, null, id, id + 1, 1);
        if (found.isEmpty()) {
            throw Problem.notFound("Webhook %d has no delivery %d".formatted(webhook, id));
        }
        var details = found.getFirst();
        return new Details(details.delivery(), details.requestBody(), log.attempts(id));
    }

    private static final String REDELIVER =
            """
            update webhook_delivery
            set state = 'pending',
                backoff_step = 0,
                next_attempt_at = clock_timestamp()
            where webhook_id = :webhook
            and id = :id
            """;

    /// Sends a message again, whatever came of it before: the same id, the same bytes.
    ///
    /// @throws Problem 404, or 409 when the endpoint is switched off
    @Needs(Scope.WEBHOOKS_MANAGE)
    public Delivery redeliver(long webhook, long id) {
        requireEnabled(webhook);
        find(webhook, id);
        jdbc.sql(REDELIVER).param("webhook", webhook).param("id", id).update();
        return find(webhook, id).delivery();
    }

    private void requireEnabled(long webhook) {
        if (!webhooks.find(webhook).enabled()) {
            throw Problem.refused(
                    "Webhook %d is switched off".formatted(webhook), "Switch it on first");
        }
    }

    private static final String REPEAT_FAILED =
            """
            update webhook_delivery
            set state = 'pending',
                backoff_step = 0,
                next_attempt_at = clock_timestamp()
            where webhook_id = :webhook
            and state = 'failed'
            and created_at >= :since
            """;

    private static final String CATCH_UP =
            """
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

    /// Sends what the endpoint missed since a time: messages that were given up, and events that
    /// happened while it was switched off. Products that imports changed meanwhile are not among
    /// them; the import's changes can be read instead.
    ///
    /// @return how many messages that are
    /// @throws Problem 404, or 409 when the endpoint is switched off
    @Needs(Scope.WEBHOOKS_MANAGE)
    public int replay(long webhook, Instant since) {
        requireEnabled(webhook);
        var from = since.atOffset(ZoneOffset.UTC);
        var replayed =
                transaction.execute(
                        _ ->
                                jdbc.sql(REPEAT_FAILED)
                                                .param("webhook", webhook)
                                                .param("since", from)
                                                .update()
                                        + jdbc.sql(CATCH_UP)
                                                .param("webhook", webhook)
                                                .param("since", from)
                                                .update());
        return Objects.requireNonNull(replayed);
    }
}
