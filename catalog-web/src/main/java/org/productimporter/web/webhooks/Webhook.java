package org.productimporter.web.webhooks;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A webhook without its secrets.
///
/// @param bulk the events that it receives of an import
/// @param disabledReason null while the webhook is enabled
/// @param failures number of consecutive failed attempts
/// @param failingSince time of the first of them; null if the last attempt succeeded
/// @param previousSecretUntil expiry of the secret before the last rotation; null if it has expired or does not exist
public record Webhook(long id, String url, String description, List<String> eventTypes, boolean enabled,
        ImportEventMode bulk, @Nullable String disabledReason, int failures, @Nullable Instant failingSince,
        @Nullable Instant previousSecretUntil, Instant createdAt, Instant updatedAt) {}
