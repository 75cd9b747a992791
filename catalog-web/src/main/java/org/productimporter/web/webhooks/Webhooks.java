package org.productimporter.web.webhooks;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.access.Actor;
import org.productimporter.web.access.Needs;
import org.productimporter.web.access.Scope;
import org.productimporter.web.kit.Deed;
import org.productimporter.web.kit.Problem;
import org.productimporter.web.webhooks.http.Message;
import org.productimporter.web.webhooks.http.Receivers;
import org.productimporter.web.webhooks.signing.Secrets;
import org.productimporter.web.webhooks.signing.Signature;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// The door to webhooks: make, change, test and delete endpoints. Safe for any number of threads
/// and nodes. A secret leaves this class once, when it is made, and is never logged.
@Component
public class Webhooks {

    /// An endpoint whose secret was just made. Never printed, because of the secret.
    ///
    /// @param secret what the receiver verifies with; shown this once
    public record Created(Webhook webhook, String secret) {

        @Override
        public String toString() {
            return "Created[" + webhook + "]";
        }
    }

    /// What a test sent.
    public record Sent(String method, String url, Map<String, String> headers, String body) {}

    /// What came of a test.
    ///
    /// @param statusCode null when there was no answer
    /// @param responseBody at most 64 KB
    /// @param error why it was not delivered, in plain words; null when it was
    public record TestResult(
            boolean delivered,
            @Nullable Integer statusCode,
            long durationMs,
            Sent request,
            String responseBody,
            @Nullable String error) {}

    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final int MAX_WEBHOOKS = 100;

    private final WebhookStore store;
    private final Endpoints endpoints;
    private final Receivers receivers;
    private final Secrets secrets;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Webhooks(
            WebhookStore store,
            Endpoints endpoints,
            Receivers receivers,
            Secrets secrets,
            TransactionOperations transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.endpoints = endpoints;
        this.receivers = receivers;
        this.secrets = secrets;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /// All endpoints, the oldest first.
    @Needs(Scope.WEBHOOKS_MANAGE)
    public List<Webhook> list() {
        return store.list();
    }

    /// @throws Problem 404 when there is no such endpoint
    @Needs(Scope.WEBHOOKS_MANAGE)
    public Webhook find(long id) {
        return store.find(id).orElseThrow(() -> Problem.notFound("There is no webhook " + id));
    }

    /// Makes an endpoint with a secret of its own.
    ///
    /// @throws Problem 400 for a bad field, 409 when there are too many
    @Needs(Scope.WEBHOOKS_MANAGE)
    public Created create(WebhookChange wanted) {
        var complete = wanted.complete();
        requireValid(complete);
        var secret = secrets.generate();
        var webhook =
                transaction.execute(
                        _ -> {
                            if (store.lockAndCount() >= MAX_WEBHOOKS) {
                                throw Problem.refused(
                                        "There are "
                                                + MAX_WEBHOOKS
                                                + " webhooks, as many as can be",
                                        "Delete one first");
                            }
                            var id = store.nextId();
                            store.insert(id, complete, secrets.encrypt(id, secret));
                            var made = find(id);
                            events.publishEvent(Deed.made("webhook.created", object(id), made));
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

    /// Changes what is not null. Switching an endpoint on again forgets its failures; what it
    /// was owed when it was switched off is then sent.
    ///
    /// @throws Problem 400 for a bad field, 404
    @Needs(Scope.WEBHOOKS_MANAGE)
    public Webhook change(long id, WebhookChange wanted) {
        requireValid(wanted);
        return Objects.requireNonNull(
                transaction.execute(
                        _ -> {
                            var before = find(id);
                            store.update(id, wanted, Actor.current());
                            var after = find(id);
                            events.publishEvent(
                                    new Deed("webhook.changed", object(id), before, after));
                            return after;
                        }));
    }

    /// Removes an endpoint with all that it was or should have been sent.
    ///
    /// @throws Problem 404
    @Needs(Scope.WEBHOOKS_MANAGE)
    public void delete(long id) {
        transaction.executeWithoutResult(
                _ -> {
                    var webhook = find(id);
                    store.delete(id);
                    events.publishEvent(new Deed("webhook.deleted", object(id), webhook, null));
                });
        LOG.info("Webhook {} deleted by {}", id, Actor.current());
    }

    /// Gives the endpoint a new secret. For 24 hours messages are signed with the old one, too.
    ///
    /// @throws Problem 404
    @Needs(Scope.WEBHOOKS_MANAGE)
    public Created rotateSecret(long id) {
        var secret = secrets.generate();
        var webhook =
                transaction.execute(
                        _ -> {
                            find(id);
                            store.rotate(id, secrets.encrypt(id, secret));
                            var rotated = find(id);
                            events.publishEvent(Deed.of("webhook.secret-rotated", object(id)));
                            return rotated;
                        });
        return new Created(Objects.requireNonNull(webhook), secret);
    }

    /// Sends `webhook.ping` at once, also to an endpoint that is switched off, and tells all
    /// about it. Nothing is kept and nothing repeated.
    ///
    /// @throws Problem 404
    @Needs(Scope.WEBHOOKS_MANAGE)
    public TestResult test(long id) throws InterruptedException {
        find(id);
        var endpoint = endpoints.find(id).orElseThrow();
        var now = clock.instant();
        var ping =
                new EventEnvelope(
                        UUID.randomUUID(),
                        EventType.WEBHOOK_PING.text(),
                        now,
                        "{\"webhook_id\":%d}".formatted(id));
        var headers = Signature.headers(ping.messageId(), now, ping.body(), endpoint.secrets());
        var reply = receivers.post(new Message(endpoint.url(), headers, ping.body()));
        var shown = new LinkedHashMap<String, String>();
        shown.put("content-type", "application/json");
        shown.putAll(headers);
        return new TestResult(
                reply.delivered(),
                reply.status(),
                reply.took().toMillis(),
                new Sent("POST", endpoint.url().toString(), shown, ping.body()),
                reply.body(),
                reply.error());
    }
}
