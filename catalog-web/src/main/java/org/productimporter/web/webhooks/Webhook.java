package org.productimporter.web.webhooks;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An endpoint, without its secret.
///
/// @param bulk summary, batch or each
/// @param disabledReason why it was switched off; null while it is on
/// @param failures failed attempts since the last that went well
/// @param failingSince the first of them; null when the last attempt went well
/// @param previousSecretUntil so long the secret before the last rotation signs as well; null
///     when it does not
public record Webhook(
        long id,
        String url,
        String description,
        List<String> eventTypes,
        boolean enabled,
        String bulk,
        @Nullable String disabledReason,
        int failures,
        @Nullable Instant failingSince,
        @Nullable Instant previousSecretUntil,
        Instant createdAt,
        Instant updatedAt) {}
