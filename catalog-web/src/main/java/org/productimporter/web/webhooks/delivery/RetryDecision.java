package org.productimporter.web.webhooks.delivery;

import java.time.Duration;

/// The decision after an attempt.
sealed interface RetryDecision {

    record Delivered() implements RetryDecision {}

    record Retry(Duration delay) implements RetryDecision {}

    /// The retry schedule is exhausted.
    record GiveUp() implements RetryDecision {}

    /// The webhook answered 410 Gone.
    record Gone() implements RetryDecision {}
}
