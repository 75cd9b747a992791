package org.productimporter.web.webhooks.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.AuditEvent;
import org.productimporter.web.common.Cursor;
import org.productimporter.web.common.Page;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.productimporter.web.webhooks.WebhookService;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// The delivery log of the webhooks, and redelivery on request of a user. Thread-safe.
@Service
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
    public record Statistics(long webhook, int delivered, int pending, int failed) {}

    /// A replay in the audit log.
    private record Replay(Instant since, int messages) {}

    private static final List<String> STATES = List.of("pending", "delivered", "failed");

    private final DeliveryLogRepository log;
    private final WebhookService webhooks;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;

    DeliveryService(DeliveryLogRepository log, WebhookService webhooks, TransactionOperations transaction,
            ApplicationEventPublisher events) {
        this.log = log;
        this.webhooks = webhooks;
        this.transaction = transaction;
        this.events = events;
    }

    /// A page of deliveries, newest first.
    ///
    /// @param state the state of the deliveries; null for all states
    /// @throws ProblemException 400 for an invalid cursor or state, 404 if the webhook does not exist
    @RequiresScope(Scope.WEBHOOKS_MANAGE)
    public Page<Delivery> page(long webhook, @Nullable String state, @Nullable String cursor, int size) {
        webhooks.find(webhook);
        if (state != null && !STATES.contains(state)) {
            throw ProblemException.field("state", "state is one of " + STATES + ", not " + state);
        }
        var rows = log.find(webhook, state, 0, Cursor.decode(cursor, Long.MAX_VALUE), size + 1)
                .stream()
                .map(Details::delivery)
                .toList();
        return Page.of(rows, size, Delivery::id);
    }

    /// The statistics of each webhook.
    @RequiresScope(Scope.WEBHOOKS_MANAGE)
    public List<Statistics> statistics() {
        return log.statistics();
    }

    /// @throws ProblemException 404 if the webhook has no such delivery
    @RequiresScope(Scope.WEBHOOKS_MANAGE)
    public Details find(long webhook, long id) {
        return log.find(webhook, null, id, id + 1, 1)
                .stream()
                .findFirst()
                .map(found -> new Details(found.delivery(), found.requestBody(), log.attempts(id)))
                .orElseThrow(() -> ProblemException.notFound("Webhook %d has no delivery %d".formatted(webhook, id)));
    }

    /// Sends a message again, regardless of its state, with the same ID and the same bytes.
    ///
    /// @throws ProblemException 404, or 409 if the webhook is disabled
    @RequiresScope(Scope.WEBHOOKS_MANAGE)
    public Delivery redeliver(long webhook, long id) {
        requireEnabled(webhook);
        find(webhook, id);
        transaction.executeWithoutResult(_ -> {
            log.redeliver(webhook, id);
            events.publishEvent(AuditEvent.of("webhook.redelivered", "webhook:%d delivery:%d".formatted(webhook, id)));
        });
        return find(webhook, id).delivery();
    }

    private void requireEnabled(long webhook) {
        if (!webhooks.find(webhook).enabled()) {
            throw ProblemException.conflict("Webhook %d is disabled".formatted(webhook), "Enable it first");
        }
    }

    /// Sends what the webhook missed since a time: failed deliveries, and events published while it was disabled.
    /// Product changes of imports are not included; the changes of the import can be read instead.
    ///
    /// @return number of messages
    /// @throws ProblemException 404, or 409 if the webhook is disabled
    @RequiresScope(Scope.WEBHOOKS_MANAGE)
    public int replay(long webhook, Instant since) {
        requireEnabled(webhook);
        return Objects.requireNonNull(transaction.execute(_ -> {
            var messages = log.redeliverFailed(webhook, since) + log.addMissed(webhook, since);
            events.publishEvent(
                    AuditEvent.created("webhook.replayed", "webhook:" + webhook, new Replay(since, messages)));
            return messages;
        }));
    }
}
