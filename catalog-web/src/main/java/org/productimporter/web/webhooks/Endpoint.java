package org.productimporter.web.webhooks;

import java.net.URI;
import java.util.List;

/// Where to send, and with what to sign. Never logged or shown.
///
/// @param secrets the current one, and during a rotation the previous one
/// @param averageMs moving average of the time an answer takes
public record Endpoint(
        long id,
        URI url,
        List<byte[]> secrets,
        boolean enabled,
        Bulk bulk,
        List<String> eventTypes,
        int failures,
        int averageMs) {

    @Override
    public String toString() {
        return "webhook " + id;
    }
}
