package org.productimporter.web.webhooks.delivery;

import org.productimporter.web.webhooks.EventEnvelope;

/// A pending delivery whose next attempt is due.
///
/// @param attempts total number of previous attempts
/// @param backoffStep number of previous attempts since creation or the last redelivery
record PendingDelivery(long id, EventEnvelope event, int attempts, int backoffStep) {}
