package org.productimporter.web.webhooks.delivery;

import org.productimporter.web.webhooks.http.HttpReply;

/// A completed attempt.
record AttemptResult(PendingDelivery owed, HttpReply reply, RetryDecision next) {}
