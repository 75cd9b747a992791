package org.productimporter.web.webhooks.delivery;

import java.time.Duration;

/// The decision after an attempt.
sealed interface Next {

    record Delivered() implements Next {}

    record Repeat(Duration after) implements Next {}

    /// The retry schedule is exhausted.
    record GiveUp() implements Next {}

    /// The endpoint answered 410 Gone.
    record Gone() implements Next {}
}
