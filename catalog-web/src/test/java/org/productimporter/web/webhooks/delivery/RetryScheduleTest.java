package org.productimporter.web.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.productimporter.web.webhooks.http.HttpReply;

class RetryScheduleTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    private final RetrySchedule withoutJitter = new RetrySchedule(() -> Long.MIN_VALUE, NOON);

    private static HttpReply reply(int status, @Nullable String retryAfter) {
        return new HttpReply(status, Duration.ZERO, retryAfter, "", status < 300 ? null : "no");
    }

    @Test
    void tenAttemptsTakeThreeDays() {
        // The highest bit alone is exactly the middle of the range of random numbers.
        var delays = new ArrayList<Duration>();
        var next = withoutJitter.decide(reply(500, null), 0);
        for (int step = 1; next instanceof RetryDecision.Retry(var delay); step++) {
            delays.add(delay);
            next = withoutJitter.decide(reply(500, null), step);
        }

        assertThat(delays).containsExactly(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(30),
                Duration.ofHours(2), Duration.ofHours(5), Duration.ofHours(10), Duration.ofHours(14),
                Duration.ofHours(20), Duration.ofHours(24));
        assertThat(next).isEqualTo(new RetryDecision.GiveUp());
    }

    @Test
    void eachDelayHasAJitterOfTwentyPercent() {
        var schedule = new RetrySchedule(new Random(7), NOON);
        var delays = new ArrayList<Long>();
        for (int draw = 0; draw < 1000; draw++) {
            delays.add(((RetryDecision.Retry) schedule.decide(reply(503, null), 1)).delay().toSeconds());
        }

        assertThat(delays).allMatch(seconds -> seconds >= 240 && seconds <= 360);
        assertThat(delays).anyMatch(seconds -> seconds < 246).anyMatch(seconds -> seconds > 354);
    }

    @Test
    void aLongerRetryAfterIsRespected() {
        assertThat(delay("3600")).isEqualTo(Duration.ofHours(1));
        assertThat(delay(" 60 ")).isEqualTo(Duration.ofMinutes(1));
        assertThat(delay("Sun, 22 Nov 2026 12:30:00 GMT")).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void retryAfterIsLimitedToADay() {
        assertThat(delay("999999999")).isEqualTo(Duration.ofHours(24));
        assertThat(delay("9".repeat(300))).isEqualTo(Duration.ofHours(24));
        assertThat(delay("Sun, 22 Nov 2099 12:30:00 GMT")).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void anInvalidOrPastRetryAfterIsIgnored() {
        for (var header : new String[] {"", "soon", "-5", "1", "Sun, 22 Nov 2020 12:30:00 GMT", "1.5"}) {
            assertThat(delay(header)).as(header).isEqualTo(Duration.ofSeconds(5));
        }
    }

    private Duration delay(String retryAfter) {
        return ((RetryDecision.Retry) withoutJitter.decide(reply(429, retryAfter), 0)).delay();
    }

    @Test
    void successEndsTheDeliveryAndGoneDisablesTheWebhook() {
        assertThat(withoutJitter.decide(reply(204, "60"), 3)).isEqualTo(new RetryDecision.Delivered());
        assertThat(withoutJitter.decide(reply(410, "60"), 0)).isEqualTo(new RetryDecision.Gone());
        assertThat(withoutJitter.decide(reply(301, null), 0)).isInstanceOf(RetryDecision.Retry.class);
    }
}
