package org.productimporter.web.webhooks.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.productimporter.web.webhooks.Webhook;
import org.productimporter.web.webhooks.WebhookService;

/// A webhook with its new secret, which is shown only once and never printed.
record WebhookWithSecret(@JsonUnwrapped Webhook webhook, String secret) {

    static WebhookWithSecret of(WebhookService.Created created) {
        return new WebhookWithSecret(created.webhook(), created.secret());
    }

    @Override
    public String toString() {
        return "WithSecret[" + webhook + "]";
    }
}
