package org.productimporter.web.webhooks;

import java.net.URI;
import java.util.List;

/// The target of deliveries: URL and decrypted signing secrets. Never logged or shown.
///
/// @param secrets the current secret, and during a rotation the previous one
/// @param averageMs moving average of the response time
public record WebhookTarget(long id, URI url, List<byte[]> secrets, boolean enabled, ImportEventMode bulk,
        List<String> eventTypes, int failures, int averageMs) {

    @Override
    public String toString() {
        return "webhook " + id;
    }
}
