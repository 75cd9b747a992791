package org.productimporter.web.webhooks.delivery;

import org.productimporter.web.webhooks.http.Reply;

/// A completed attempt.
record Result(Owed owed, Reply reply, Next next) {}
