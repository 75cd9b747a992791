package org.productimporter.web.webhooks.delivery;

import org.productimporter.web.webhooks.http.Reply;

/// One attempt, over.
record Result(Owed owed, Reply reply, Next next) {}
