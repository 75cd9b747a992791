package org.productimporter.web.webhooks;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.AuditEvent;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.security.Actor;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.productimporter.web.webhooks.http.HttpMessage;
import org.productimporter.web.webhooks.http.WebhookClient;
import org.productimporter.web.webhooks.signing.WebhookSecrets;
import org.productimporter.web.webhooks.signing.WebhookSignature;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Creates, changes, tests and deletes webhooks. Thread-safe on any number of nodes. A secret
/// leaves this class once, when it is created, and is never logged.
@Component
public class WebhookService {

    /// A webhook with a new secret. Never printed, because of the secret.
    ///
    /// @param secret verifies the signatures; shown only once
    public record Created(Webhook webhook, String secret) {

        @Override
        public String toString() {
            return "Created[" + webhook + "]";
        }
    }

    /// The request of a test.
    public record Sent(String method, String url, Map<String, String> headers, String body) {}

    /// The result of a test.
    ///
    /// @param statusCode null without a response
    /// @param responseBody at most 64 KB
    /// @param error human-readable error; null if the message was delivered
    public record TestResult(boolean delivered, @Nullable Integer statusCode, long durationMs, Sent request,
            String responseBody, @Nullable String error) {}

    private static final Logger LOG = LoggerFactory.getLogger(WebhookService.class);
    private static final int MAX_WEBHOOKS = 100;

    private final WebhookRepository store;
    private final WebhookTargetRepository endpoints;
    private final WebhookClient receivers;
    private final WebhookSecrets secrets;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WebhookService(WebhookRepository store, WebhookTargetRepository endpoints, WebhookClient receivers,
            WebhookSecrets secrets, TransactionOperations transaction, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.endpoints = endpoints;
        this.receivers = receivers;
        this.secrets = secrets;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /// All endpoints, the oldest first.
    @RequiresScope(Scope.WEBHOOKS_MANAGE)
    public List<Webhook> list() {
        return store.list();
    }

    /// @throws Problem 404 when there is no such endpoint
    @RequiresScope(Scope.WEBHOOKS_MANAGE)
    public Webhook find(long id) {
        return store.find(id).orElseThrow(() -> ProblemException.notFound("There is no webhook " + id));
    }

    /// Creates a webhook with a new secret.
    ///
    /// @throws Problem 400 for a bad field, 409 when there are too many
    @RequiresScope(Scope.WEBHOOKS_MANAGE)
    public Created create(WebhookChange wanted) {
        var complete = wanted.complete();
        requireValid(complete);
        var secret = secrets.generate();
        var webhook = transaction.execute(_ -> {
            if (store.lockAndCount() >= MAX_WEBHOOKS) {
                throw ProblemException.conflict("There are " + MAX_WEBHOOKS + " webhooks, as many as can be",
                        "Delete one first");
            }
            var id = store.nextId();
            store.insert(id, complete, secrets.encrypt(id, secret));
            var made = find(id);
            events.publishEvent(AuditEvent.created("webhook.created", object(id), made));
            return made;
        });
        LOG.info("Webhook {} made by {}", Objects.requireNonNull(webhook).id(), Actor.current());
        return new Created(webhook, secret);
    }

    private static String object(long id) {
        return "webhook:" + id;
    }

    private void requireValid(WebhookChange wanted) {
        wanted.requireValid();
        if (wanted.url() != null) {
            receivers.check(wanted.url());
        }
    }

    /// Changes the values that are not null. Enabling a webhook resets its failures and resumes its
    /// pending deliveries.
    ///
    /// @throws Problem 400 for a bad field, 404
    @RequiresScope(Scope.WEBHOOKS_MANAGE)
    public Webhook change(long id, WebhookChange wanted) {
        requireValid(wanted);
        return Objects.requireNonNull(transaction.execute(_ -> {
            var before = find(id);
            store.update(id, wanted, Actor.current());
            var after = find(id);
            events.publishEvent(new AuditEvent("webhook.changed", object(id), before, after));
            return after;
        }));
    }

    /// Deletes a webhook with its deliveries.
    ///
    /// @throws Problem 404
    @RequiresScope(Scope.WEBHOOKS_MANAGE)
    public void delete(long id) {
        transaction.executeWithoutResult(_ -> {
            var webhook = find(id);
            store.delete(id);
            events.publishEvent(new AuditEvent("webhook.deleted", object(id), webhook, null));
        });
        LOG.info("Webhook {} deleted by {}", id, Actor.current());
    }

    /// Replaces the secret. Messages are also signed with the old secret for 24 hours.
    ///
    /// @throws Problem 404
    @RequiresScope(Scope.WEBHOOKS_MANAGE)
    public Created rotateSecret(long id) {
        var secret = secrets.generate();
        var webhook = transaction.execute(_ -> {
            find(id);
            store.rotate(id, secrets.encrypt(id, secret));
            var rotated = find(id);
            events.publishEvent(AuditEvent.of("webhook.secret-rotated", object(id)));
            return rotated;
        });
        return new Created(Objects.requireNonNull(webhook), secret);
    }

    /// Sends `webhook.ping` immediately, also to a disabled webhook, and returns request and
    /// response. The event is neither stored nor retried.
    ///
    /// @throws Problem 404
    @RequiresScope(Scope.WEBHOOKS_MANAGE)
    public TestResult test(long id) throws InterruptedException {
        find(id);
        var endpoint = endpoints.find(id).orElseThrow();
        var now = clock.instant();
        var ping = new EventEnvelope(UUID.randomUUID(), EventType.WEBHOOK_PING.text(), now,
                "{\"webhook_id\":%d}".formatted(id));
        var headers = WebhookSignature.headers(ping.messageId(), now, ping.body(), endpoint.secrets());
        var reply = receivers.post(new HttpMessage(endpoint.url(), headers, ping.body()));
        var shown = new LinkedHashMap<String, String>();
        shown.put("content-type", "application/json");
        shown.putAll(headers);
        return new TestResult(reply.delivered(), reply.status(), reply.took().toMillis(),
                new Sent("POST", endpoint.url().toString(), shown, ping.body()), reply.body(), reply.error());
    }
}
