package org.productimporter.web.webhooks.delivery;

import java.time.Duration;

/// What follows an attempt.
sealed interface Next {

    record Delivered() implements Next {}

    record Repeat(Duration after) implements Next {}

    /// The schedule is at its end.
    record GiveUp() implements Next {}

    /// The endpoint says that it is no more.
    record Gone() implements Next {}
}
