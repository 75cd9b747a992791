package org.productimporter.web.webhooks.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.productimporter.web.webhooks.Webhook;
import org.productimporter.web.webhooks.Webhooks;

/// A webhook with its new secret, which is shown only once and never printed.
record WithSecret(@JsonUnwrapped Webhook webhook, String secret) {

    static WithSecret of(Webhooks.Created created) {
        return new WithSecret(created.webhook(), created.secret());
    }

    @Override
    public String toString() {
        return "WithSecret[" + webhook + "]";
    }
}
