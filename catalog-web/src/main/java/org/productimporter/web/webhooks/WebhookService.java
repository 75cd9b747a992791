package org.productimporter.web.webhooks;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
import org.productimporter.web.security.NoScopeRequired;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.productimporter.web.security.SystemActor;
import org.productimporter.web.webhooks.http.WebhookClient;
import org.productimporter.web.webhooks.signing.WebhookSecrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// Creates, changes, tests and deletes webhooks. A secret leaves this class once, when it is created, and is never
/// logged. Thread-safe on any number of nodes.
@Service
public class WebhookService {

    /// A webhook with a new secret.
    ///
    /// @param secret verifies the signatures; shown only once
    public record Created(@JsonUnwrapped Webhook webhook, String secret) {

        /// Without the secret.
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
    private static final SystemActor DISPATCHER = SystemActor.of("webhooks");
    private static final int MAX_WEBHOOKS = 100;

    private final WebhookRepository webhooks;
    private final WebhookClient client;
    private final WebhookSecrets secrets;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WebhookService(WebhookRepository webhooks, WebhookClient client, WebhookSecrets secrets,
            TransactionOperations transaction, ApplicationEventPublisher events, Clock clock) {
        this.webhooks = webhooks;
        this.client = client;
        this.secrets = secrets;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /// All webhooks, oldest first.
    @RequiresScope(Scope.WEBHOOKS_MANAGE)
    public List<Webhook> list() {
        return webhooks.list();
    }

    /// @throws ProblemException 404 if the webhook does not exist
    @RequiresScope(Scope.WEBHOOKS_MANAGE)
    public Webhook find(long id) {
        return webhooks.find(id).orElseThrow(() -> ProblemException.notFound("There is no webhook " + id));
    }

    /// Creates a webhook with a new secret.
    ///
    /// @throws ProblemException 400 for an invalid field, 409 if there are 100 webhooks already
    @RequiresScope(Scope.WEBHOOKS_MANAGE)
    public Created create(WebhookChange change) {
        var complete = change.complete();
        requireValid(complete);
        var secret = secrets.generate();
        var webhook = Objects.requireNonNull(transaction.execute(_ -> {
            if (webhooks.lockAndCount() >= MAX_WEBHOOKS) {
                throw ProblemException.conflict("The limit of " + MAX_WEBHOOKS + " webhooks is reached",
                        "Delete a webhook first");
            }
            var id = webhooks.nextId();
            webhooks.insert(id, complete, secrets.encrypt(id, secret));
            var created = find(id);
            events.publishEvent(AuditEvent.created("webhook.created", object(id), created));
            return created;
        }));
        LOG.info("Webhook {} created by {}", webhook.id(), Actor.current());
        return new Created(webhook, secret);
    }

    private static String object(long id) {
        return "webhook:" + id;
    }

    private void requireValid(WebhookChange change) {
        change.requireValid();
        if (change.url() != null) {
            client.validate(change.url());
        }
    }

    /// Changes the values that are not null. Enabling a webhook resets its failures and resumes its pending deliveries.
    ///
    /// @throws ProblemException 400 for an invalid field, 404
    @RequiresScope(Scope.WEBHOOKS_MANAGE)
    public Webhook change(long id, WebhookChange change) {
        requireValid(change);
        return Objects.requireNonNull(transaction.execute(_ -> {
            var before = find(id);
            webhooks.update(id, change, Actor.current());
            var after = find(id);
            events.publishEvent(new AuditEvent("webhook.changed", object(id), before, after));
            return after;
        }));
    }

    /// Disables a webhook that failed. Does nothing if it is disabled already.
    @NoScopeRequired("called by the dispatcher")
    public void disable(long id, String reason) {
        DISPATCHER.run(() -> transaction.executeWithoutResult(_ -> {
            if (webhooks.disable(id, reason)) {
                var disabled = webhooks.find(id).orElseThrow();
                events.publishEvent(AuditEvent.created("webhook.disabled", object(id), disabled));
                LOG.warn("Webhook {} disabled: {}", id, reason);
            }
        }));
    }

    /// Deletes a webhook with its deliveries.
    ///
    /// @throws ProblemException 404
    @RequiresScope(Scope.WEBHOOKS_MANAGE)
    public void delete(long id) {
        transaction.executeWithoutResult(_ -> {
            var webhook = find(id);
            webhooks.delete(id);
            events.publishEvent(new AuditEvent("webhook.deleted", object(id), webhook, null));
        });
        LOG.info("Webhook {} deleted by {}", id, Actor.current());
    }

    /// Replaces the secret. Messages are also signed with the previous secret for 24 hours.
    ///
    /// @throws ProblemException 404
    @RequiresScope(Scope.WEBHOOKS_MANAGE)
    public Created rotateSecret(long id) {
        var secret = secrets.generate();
        var webhook = transaction.execute(_ -> {
            find(id);
            webhooks.rotateSecret(id, secrets.encrypt(id, secret));
            events.publishEvent(AuditEvent.of("webhook.secret-rotated", object(id)));
            return find(id);
        });
        return new Created(Objects.requireNonNull(webhook), secret);
    }

    /// Sends `webhook.ping` immediately, also to a disabled webhook, and returns request and response. The event is
    /// neither stored nor retried.
    ///
    /// @throws ProblemException 404
    @RequiresScope(Scope.WEBHOOKS_MANAGE)
    public TestResult test(long id) throws InterruptedException {
        find(id);
        var now = clock.instant();
        var ping = new EventEnvelope(UUID.randomUUID(), EventType.WEBHOOK_PING.text(), now,
                "{\"webhook_id\":%d}".formatted(id));
        var message = webhooks.findWithSecrets(id).orElseThrow().message(ping, now);
        var reply = client.post(message);
        var headers = new LinkedHashMap<String, String>();
        headers.put("content-type", "application/json");
        headers.putAll(message.headers());
        return new TestResult(reply.delivered(), reply.status(), reply.duration().toMillis(),
                new Sent("POST", message.url().toString(), headers, message.body()), reply.body(), reply.error());
    }
}
