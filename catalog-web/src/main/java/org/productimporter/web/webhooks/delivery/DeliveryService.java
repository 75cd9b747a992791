package org.productimporter.web.webhooks.delivery;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.Cursor;
import org.productimporter.web.common.Page;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.productimporter.web.webhooks.WebhookService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// The delivery log of a webhook, redelivery and replay. Thread-safe on any number of nodes.
/// Deliveries are retained for 30 days.
@Component
public class DeliveryService {

    /// A delivery of an event to a webhook.
    ///
    /// @param messageId the header webhook-id
    /// @param state pending (also between retries), delivered or failed
    /// @param nextAttemptAt null unless pending
    /// @param statusCode of the last response; null without a response
    public record Delivery(long id, String messageId, String eventType, String state, int attempts,
            @Nullable Integer statusCode, @Nullable String error, Instant createdAt, @Nullable Instant lastAttemptAt,
            @Nullable Instant nextAttemptAt) {}

    /// An attempt of a delivery.
    ///
    /// @param responseBody beginning of the body, up to 4,000 characters
    public record Attempt(int number, Instant at, @Nullable Integer statusCode, long durationMs, @Nullable String error,
            String responseBody) {}

    /// A delivery with its message and its attempts.
    public record Details(Delivery delivery, String requestBody, List<Attempt> attempts) {}

    /// Number of deliveries in each state, of the latest 1,000 of a webhook.
    public record Tally(long webhook, int delivered, int pending, int failed) {}

    private static final List<String> STATES = List.of("pending", "delivered", "failed");

    private final JdbcClient jdbc;
    private final DeliveryLogRepository log;
    private final WebhookService webhooks;
    private final TransactionOperations transaction;

    DeliveryService(JdbcClient jdbc, DeliveryLogRepository log, WebhookService webhooks,
            TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.log = log;
        this.webhooks = webhooks;
        this.transaction = transaction;
    }

    /// One page, newest first.
    ///
    /// @param state only these; null for all
    /// @throws Problem 400 for a bad cursor or state, 404 when there is no such endpoint
    @RequiresScope(Scope.WEBHOOKS_MANAGE)
    public Page<Delivery> page(long webhook, @Nullable String state, @Nullable String cursor, int size) {
        webhooks.find(webhook);
        if (state != null && !STATES.contains(state)) {
            throw ProblemException.field("state", "state is one of " + STATES + ", not " + state);
        }
        var rows = log.select(webhook, state, 0, Cursor.decode(cursor, Long.MAX_VALUE), size + 1)
                .stream()
                .map(Details::delivery)
                .toList();
        return Page.of(rows, size, Delivery::id);
    }

    /// One for each endpoint.
    @RequiresScope(Scope.WEBHOOKS_MANAGE)
    public List<Tally> tallies() {
        return log.tallies();
    }

    /// @throws Problem 404 when the endpoint has no such delivery
    @RequiresScope(Scope.WEBHOOKS_MANAGE)
    public Details find(long webhook, long id) {
        var found = log.select(webhook, null, id, id + 1, 1);
        if (found.isEmpty()) {
            throw ProblemException.notFound("Webhook %d has no delivery %d".formatted(webhook, id));
        }
        var details = found.getFirst();
        return new Details(details.delivery(), details.requestBody(), log.attempts(id));
    }

    private static final String REDELIVER = """
            update webhook_delivery
            set state = 'pending',
                backoff_step = 0,
                next_attempt_at = clock_timestamp()
            where webhook_id = :webhook
            and id = :id
            """;

    /// Sends a message again, regardless of its state: the same ID, the same bytes.
    ///
    /// @throws Problem 404, or 409 when the endpoint is switched off
    @RequiresScope(Scope.WEBHOOKS_MANAGE)
    public Delivery redeliver(long webhook, long id) {
        requireEnabled(webhook);
        find(webhook, id);
        jdbc.sql(REDELIVER).param("webhook", webhook).param("id", id).update();
        return find(webhook, id).delivery();
    }

    private void requireEnabled(long webhook) {
        if (!webhooks.find(webhook).enabled()) {
            throw ProblemException.conflict("Webhook %d is switched off".formatted(webhook), "Switch it on first");
        }
    }

    private static final String RESET_FAILED = """
            update webhook_delivery
            set state = 'pending',
                backoff_step = 0,
                next_attempt_at = clock_timestamp()
            where webhook_id = :webhook
            and state = 'failed'
            and created_at >= :since
            """;

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

    /// Sends what the webhook missed since a time: failed deliveries, and events published while it
    /// was disabled. Product changes of imports are not included; the changes of the import can be
    /// read instead.
    ///
    /// @return how many messages that are
    /// @throws Problem 404, or 409 when the endpoint is switched off
    @RequiresScope(Scope.WEBHOOKS_MANAGE)
    public int replay(long webhook, Instant since) {
        requireEnabled(webhook);
        var from = since.atOffset(ZoneOffset.UTC);
        var replayed =
                transaction.execute(_ -> jdbc.sql(RESET_FAILED).param("webhook", webhook).param("since", from).update()
                        + jdbc.sql(ADD_MISSED).param("webhook", webhook).param("since", from).update());
        return Objects.requireNonNull(replayed);
    }
}
