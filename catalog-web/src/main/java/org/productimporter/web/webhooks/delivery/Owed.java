package org.productimporter.web.webhooks.delivery;

/// A message that an endpoint is owed now.
///
/// @param messageId the header webhook-id
/// @param body what is signed and sent
/// @param attempts of all time, before this one
/// @param tries since it was made or last asked for again, before this one
record Owed(long id, String messageId, String body, int attempts, int tries) {}
