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

    private final RetrySchedule middle = new RetrySchedule(() -> Long.MIN_VALUE, NOON);

    private static HttpReply reply(int status, @Nullable String retryAfter) {
        return new HttpReply(status, Duration.ZERO, retryAfter, "", status < 300 ? null : "no");
    }

    @Test
    void tenAttemptsAreSpreadOverThreeDays() {
        // The highest bit alone is exactly the middle of the range of random numbers.
        var pauses = new ArrayList<Duration>();
        var next = middle.after(reply(500, null), 0);
        for (int tries = 1; next instanceof RetryDecision.Repeat(var after); tries++) {
            pauses.add(after);
            next = middle.after(reply(500, null), tries);
        }

        assertThat(pauses).containsExactly(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(30),
                Duration.ofHours(2), Duration.ofHours(5), Duration.ofHours(10), Duration.ofHours(14),
                Duration.ofHours(20), Duration.ofHours(24));
        assertThat(next).isEqualTo(new RetryDecision.GiveUp());
    }

    @Test
    void eachPauseIsUpToAFifthShorterOrLonger() {
        var schedule = new RetrySchedule(new Random(7), NOON);
        var pauses = new ArrayList<Long>();
        for (int draw = 0; draw < 1000; draw++) {
            pauses.add(((RetryDecision.Repeat) schedule.after(reply(503, null), 1)).after().toSeconds());
        }

        assertThat(pauses).allMatch(seconds -> seconds >= 240 && seconds <= 360);
        assertThat(pauses).anyMatch(seconds -> seconds < 246).anyMatch(seconds -> seconds > 354);
    }

    @Test
    void aLongerPauseThatIsAskedForIsGranted() {
        assertThat(pause("3600")).isEqualTo(Duration.ofHours(1));
        assertThat(pause(" 60 ")).isEqualTo(Duration.ofMinutes(1));
        assertThat(pause("Sun, 22 Nov 2026 12:30:00 GMT")).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void noMoreThanADayIsGranted() {
        assertThat(pause("999999999")).isEqualTo(Duration.ofHours(24));
        assertThat(pause("9".repeat(300))).isEqualTo(Duration.ofHours(24));
        assertThat(pause("Sun, 22 Nov 2099 12:30:00 GMT")).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void nonsenseAndThePastAskForNothing() {
        for (var header : new String[] {"", "soon", "-5", "1", "Sun, 22 Nov 2020 12:30:00 GMT", "1.5"}) {
            assertThat(pause(header)).as(header).isEqualTo(Duration.ofSeconds(5));
        }
    }

    private Duration pause(String retryAfter) {
        return ((RetryDecision.Repeat) middle.after(reply(429, retryAfter), 0)).after();
    }

    @Test
    void successEndsAndGoneEndsEverything() {
        assertThat(middle.after(reply(204, "60"), 3)).isEqualTo(new RetryDecision.Delivered());
        assertThat(middle.after(reply(410, "60"), 0)).isEqualTo(new RetryDecision.Gone());
        assertThat(middle.after(reply(301, null), 0)).isInstanceOf(RetryDecision.Repeat.class);
    }
}
