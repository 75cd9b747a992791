package org.productimporter.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.productimporter.web.common.ProblemException;

class RateLimiterTest {

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private static RateLimiter limiter(Duration uploadWait) {
        return new RateLimiter(new RateLimitProperties(6, 6, 6, 6, 2, uploadWait, 2, 2), Clock.systemUTC());
    }

    /// A clock that the test sets.
    private static final class SettableClock extends Clock {
        private Instant now = START;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private final SettableClock clock = new SettableClock();

    private RateLimiter perMinute(int calls) {
        return new RateLimiter(new RateLimitProperties(calls, calls, calls, calls, 1, Duration.ZERO, 1, 1), clock);
    }

    private Duration take(RateLimiter limiter, String caller, Instant now) {
        clock.now = now;
        return limiter.take(RateLimiter.Kind.SEARCH, caller);
    }

    @Test
    void bucketHoldsOneMinuteAndRefillsEvenly() {
        var limiter = perMinute(6);
        var taken = IntStream.range(0, 8).mapToObj(i -> take(limiter, "a", START).toSeconds()).toList();
        assertThat(taken).containsExactly(0L, 0L, 0L, 0L, 0L, 0L, 10L, 10L);
        assertThat(take(limiter, "b", START)).isZero();
        assertThat(take(limiter, "a", START.plusSeconds(11))).isZero();
        assertThat(take(limiter, "a", START.plusSeconds(11))).isPositive();
        assertThat(take(limiter, "a", START.plusSeconds(3600))).isZero();
    }

    @Test
    void clockThatGoesBackRefillsNothing() {
        var limiter = perMinute(1);
        assertThat(take(limiter, "a", START)).isZero();
        assertThat(take(limiter, "a", START.minusSeconds(3600))).isPositive();
        assertThat(take(limiter, "a", START.minusSeconds(3599))).isPositive();
    }

    @Test
    void rejectionNamesTheTimeToWait() {
        var limiter = limiter(Duration.ZERO);
        IntStream.range(0, 6).forEach(i -> limiter.require(RateLimiter.Kind.SETUP, "a"));
        limiter.require(RateLimiter.Kind.SEARCH, "a");
        assertThatThrownBy(() -> limiter.require(RateLimiter.Kind.SETUP, "a"))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.getStatusCode().value()).isEqualTo(429);
                    assertThat(problem.getHeaders().getFirst("Retry-After")).isIn("9", "10");
                });
    }

    @Test
    void limitsConcurrentUploadsPerCaller() {
        var limiter = limiter(Duration.ZERO);
        var first = limiter.upload("a");
        try (var _ = limiter.upload("a"); var _ = limiter.upload("b")) {
            assertThatThrownBy(() -> limiter.upload("a")).isInstanceOfSatisfying(ProblemException.class,
                    problem -> assertThat(problem.getStatusCode().value()).isEqualTo(429));
            first.close();
            limiter.upload("a").close();
        }
    }

    @Test
    void furtherUploadWaitsForASlot() throws Exception {
        var limiter = limiter(Duration.ofSeconds(30));
        var first = limiter.upload("a");
        var second = limiter.upload("a");
        var third = Thread.ofVirtual().start(() -> limiter.upload("a").close());
        first.close();
        assertThat(third.join(Duration.ofSeconds(20))).isTrue();
        second.close();
    }
}
