package org.productimporter.web.security;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.productimporter.web.common.ProblemException;
import org.springframework.stereotype.Component;

/// Limits the rate of requests and the concurrent uploads of one caller. Counts on this node only and in bounded memory.
/// Thread-safe.
@Component
@NoScopeRequired("limits callers and reveals nothing")
public class RateLimiter {

    /// The limited actions.
    public enum Kind {
        SIGN_IN, BAD_TOKEN, SETUP, SEARCH
    }

    /// A permit for one upload, returned by closing it.
    public interface Slot extends AutoCloseable {
        @Override
        void close();
    }

    private record Key(Kind kind, String caller) {}

    private static final int MAX_BUCKETS = 40_000;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final RateLimitProperties properties;
    private final TimeMeter time;

    /// A bucket that was idle for the whole window is full again, so it can be removed.
    private final LoadingCache<Key, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(MAX_BUCKETS).expireAfterAccess(WINDOW).build(this::bucket);

    /// A semaphore exists while an upload holds it or waits for it.
    private final LoadingCache<String, Semaphore> uploads = Caffeine.newBuilder().weakValues().build(caller -> slots());

    RateLimiter(RateLimitProperties properties, Clock clock) {
        this.properties = properties;
        this.time = new ClockMeter(clock);
    }

    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }

    private Bucket bucket(Key key) {
        var perMinute = switch (key.kind()) {
            case SIGN_IN -> properties.signInsPerMinute();
            case BAD_TOKEN -> properties.badTokensPerMinute();
            case SETUP -> properties.setupsPerMinute();
            case SEARCH -> properties.searchesPerMinute();
        };
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, WINDOW))
                .build();
    }

    private Semaphore slots() {
        return new Semaphore(properties.uploadsAtOnce(), true);
    }

    /// Counts one action.
    ///
    /// @param caller the actor or the address
    /// @return how long to wait; zero if the action is allowed now
    public Duration take(Kind kind, String caller) {
        var bucket = buckets.get(new Key(kind, caller));
        return Duration.ofNanos(bucket.tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill());
    }

    /// Counts one action.
    ///
    /// @throws ProblemException 429 with `Retry-After` if it exceeds the limit
    public void require(Kind kind, String caller) {
        var wait = take(kind, caller);
        if (!wait.isZero()) {
            throw ProblemException.tooManyRequests("Too many attempts within a minute", seconds(wait));
        }
    }

    /// Whole seconds, at least one, as in `Retry-After`.
    public static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    /// Waits for an upload slot of `caller`.
    ///
    /// @throws ProblemException 429 with `Retry-After` if none became free in time
    public Slot upload(String caller) {
        var slots = uploads.get(caller);
        try {
            if (slots.tryAcquire(properties.uploadWait().toMillis(), TimeUnit.MILLISECONDS)) {
                return slots::release;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw ProblemException.tooManyRequests("One caller may upload %d files at once, and these uploads still run"
                .formatted(properties.uploadsAtOnce()), seconds(properties.uploadWait()));
    }
}
