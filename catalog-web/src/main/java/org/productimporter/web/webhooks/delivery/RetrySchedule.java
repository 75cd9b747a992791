package org.productimporter.web.webhooks.delivery;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.webhooks.http.HttpReply;

/// Retry schedule with backoff: ten attempts over three days, as Standard Webhooks recommends. Each delay has a jitter
/// of 20 percent, so that deliveries that failed together are not retried together. Thread-safe.
final class RetrySchedule {

    private static final List<Duration> BACKOFF = List.of(Duration.ofSeconds(5), Duration.ofMinutes(5),
            Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(5), Duration.ofHours(10),
            Duration.ofHours(14), Duration.ofHours(20), Duration.ofHours(24));
    private static final double JITTER = 0.2;
    private static final Duration MAX_RETRY_AFTER = Duration.ofHours(24);
    private static final int GONE = 410;

    private final RandomGenerator random;
    private final Clock clock;

    RetrySchedule(RandomGenerator random, Clock clock) {
        this.random = random;
        this.clock = clock;
    }

    /// The decision after the reply to an attempt. A longer delay in the header Retry-After is respected, up to a day.
    ///
    /// @param backoffStep number of previous attempts since creation or the last redelivery
    RetryDecision decide(HttpReply reply, int backoffStep) {
        if (reply.delivered()) {
            return new RetryDecision.Delivered();
        }
        if (Integer.valueOf(GONE).equals(reply.status())) {
            return new RetryDecision.Gone();
        }
        if (backoffStep >= BACKOFF.size()) {
            return new RetryDecision.GiveUp();
        }
        var backoff = withJitter(BACKOFF.get(backoffStep));
        var requested = retryAfter(reply.retryAfter());
        return new RetryDecision.Retry(requested.compareTo(backoff) > 0 ? requested : backoff);
    }

    private Duration withJitter(Duration backoff) {
        var factor = 1 + JITTER * (2 * random.nextDouble() - 1);
        return Duration.ofMillis(Math.round(backoff.toMillis() * factor));
    }

    /// Reads seconds or a date; a missing, past or invalid value means no delay.
    private Duration retryAfter(@Nullable String header) {
        if (header == null) {
            return Duration.ZERO;
        }
        var text = header.strip();
        if (text.matches("\\d+")) {
            return limited(text.length() < 7 ? Duration.ofSeconds(Long.parseLong(text)) : MAX_RETRY_AFTER);
        }
        try {
            var until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            return limited(Duration.between(clock.instant(), Instant.from(until)));
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }

    private static Duration limited(Duration delay) {
        return delay.compareTo(MAX_RETRY_AFTER) > 0 ? MAX_RETRY_AFTER : delay;
    }
}
