package org.productimporter.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.productimporter.web.kit.Problem;

class RateLimiterTest {

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private static RateLimiter limits(Duration uploadWait) {
        return new RateLimiter(new RateLimitProperties(6, 6, 6, 6, 2, uploadWait), Clock.systemUTC());
    }

    @Test
    void aBucketHoldsAMinutesWorthAndFillsEvenly() {
        var buckets = new Buckets(6);
        var taken =
                IntStream.range(0, 8).mapToObj(i -> buckets.take("a", START).toSeconds()).toList();
        assertThat(taken).containsExactly(0L, 0L, 0L, 0L, 0L, 0L, 10L, 10L);
        assertThat(buckets.take("b", START)).isZero();
        assertThat(buckets.take("a", START.plusSeconds(11))).isZero();
        assertThat(buckets.take("a", START.plusSeconds(11))).isPositive();
        assertThat(buckets.take("a", START.plusSeconds(3600))).isZero();
    }

    @Test
    void aClockThatGoesBackGivesNothingAway() {
        var buckets = new Buckets(1);
        assertThat(buckets.take("a", START)).isZero();
        assertThat(buckets.take("a", START.minusSeconds(3600))).isPositive();
        assertThat(buckets.take("a", START.minusSeconds(3599))).isPositive();
    }

    @Test
    void oneTooManyIsToldWhenToComeBack() {
        var limits = limits(Duration.ZERO);
        IntStream.range(0, 6).forEach(i -> limits.require(RateLimiter.Kind.SETUP, "a"));
        limits.require(RateLimiter.Kind.SEARCH, "a");
        assertThatThrownBy(() -> limits.require(RateLimiter.Kind.SETUP, "a"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.getStatusCode().value()).isEqualTo(429);
                            assertThat(problem.getHeaders().getFirst("Retry-After"))
                                    .isIn("9", "10");
                        });
    }

    @Test
    void oneCallerHasTwoUploadsAtOnce() {
        var limits = limits(Duration.ZERO);
        var first = limits.upload("a");
        try (var _ = limits.upload("a");
                var _ = limits.upload("b")) {
            assertThatThrownBy(() -> limits.upload("a"))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.getStatusCode().value()).isEqualTo(429));
            first.close();
            limits.upload("a").close();
        }
    }

    @Test
    void aFurtherUploadWaitsForItsTurn() throws Exception {
        var limits = limits(Duration.ofSeconds(30));
        var first = limits.upload("a");
        var second = limits.upload("a");
        var third = Thread.ofVirtual().start(() -> limits.upload("a").close());
        first.close();
        assertThat(third.join(Duration.ofSeconds(20))).isTrue();
        second.close();
    }
}
