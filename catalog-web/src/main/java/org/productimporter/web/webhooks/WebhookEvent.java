package org.productimporter.web.webhooks;

/// Something that was done to an endpoint, for the audit. Published as a Spring application event
/// inside the transaction that does it.
public sealed interface WebhookEvent {

    /// The endpoint afterwards; before, when it was deleted.
    Webhook webhook();

    /// Who did it, for example the name of a token; `server` when it switched an endpoint off.
    String actor();

    record Created(Webhook webhook, String actor) implements WebhookEvent {}

    /// Any field changed, also `enabled`, by a person or program.
    record Changed(Webhook before, Webhook webhook, String actor) implements WebhookEvent {}

    record Deleted(Webhook webhook, String actor) implements WebhookEvent {}

    record SecretRotated(Webhook webhook, String actor) implements WebhookEvent {}

    /// The server gave the endpoint up; `webhook.disabledReason()` says why.
    record Disabled(Webhook webhook, String actor) implements WebhookEvent {}
}
