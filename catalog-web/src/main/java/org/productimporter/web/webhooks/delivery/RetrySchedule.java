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

/// Retry schedule with backoff: ten attempts over three days, as Standard Webhooks recommends.
/// Each delay has a jitter of 20 percent, so that deliveries that failed together are not retried
/// together. Thread-safe.
final class RetrySchedule {

    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(5), Duration.ofMinutes(5),
            Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(5), Duration.ofHours(10),
            Duration.ofHours(14), Duration.ofHours(20), Duration.ofHours(24));
    private static final double JITTER = 0.2;
    private static final Duration LONGEST_REQUESTED = Duration.ofHours(24);
    private static final int GONE = 410;

    private final RandomGenerator random;
    private final Clock clock;

    RetrySchedule(RandomGenerator random, Clock clock) {
        this.random = random;
        this.clock = clock;
    }

    /// The decision after the reply to attempt number `tries` + 1. A longer Retry-After of the
    /// endpoint is respected, up to a day.
    RetryDecision after(HttpReply reply, int tries) {
        if (reply.delivered()) {
            return new RetryDecision.Delivered();
        }
        if (Integer.valueOf(GONE).equals(reply.status())) {
            return new RetryDecision.Gone();
        }
        if (tries >= PAUSES.size()) {
            return new RetryDecision.GiveUp();
        }
        var pause = jittered(PAUSES.get(tries));
        var requested = requested(reply.retryAfter());
        return new RetryDecision.Repeat(requested.compareTo(pause) > 0 ? requested : pause);
    }

    private Duration jittered(Duration pause) {
        var factor = 1 + JITTER * (2 * random.nextDouble() - 1);
        return Duration.ofMillis(Math.round(pause.toMillis() * factor));
    }

    /// Seconds or a date; a missing, past or invalid value means no delay.
    private Duration requested(@Nullable String retryAfter) {
        if (retryAfter == null) {
            return Duration.ZERO;
        }
        var text = retryAfter.strip();
        if (text.matches("\\d+")) {
            var short_ = text.length() < 7 && Long.parseLong(text) < LONGEST_REQUESTED.toSeconds();
            return short_ ? Duration.ofSeconds(Long.parseLong(text)) : LONGEST_REQUESTED;
        }
        try {
            var until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            return clamped(Duration.between(clock.instant(), Instant.from(until)));
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }

    private static Duration clamped(Duration pause) {
        return pause.compareTo(LONGEST_REQUESTED) > 0 ? LONGEST_REQUESTED : pause;
    }
}
