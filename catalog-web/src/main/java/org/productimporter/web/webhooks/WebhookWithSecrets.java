package org.productimporter.web.webhooks;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.productimporter.web.webhooks.http.HttpMessage;
import org.productimporter.web.webhooks.signing.WebhookSignature;

/// A webhook with its decrypted signing secrets, as the dispatcher needs it. Never logged or shown.
///
/// @param secrets the current secret, and during a rotation the previous one
/// @param averageResponseMs moving average of the response time
public record WebhookWithSecrets(Webhook webhook, List<byte[]> secrets, int averageResponseMs) {

    public long id() {
        return webhook.id();
    }

    /// The signed request that sends an event to this webhook.
    ///
    /// @param at time of the attempt
    public HttpMessage message(EventEnvelope event, Instant at) {
        var body = event.body();
        return new HttpMessage(URI.create(webhook.url()),
                WebhookSignature.headers(event.messageId(), at, body, secrets), body);
    }

    @Override
    public String toString() {
        return "Webhook " + id();
    }
}
