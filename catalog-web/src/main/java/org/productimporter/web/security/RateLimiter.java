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
import java.util.concurrent.atomic.AtomicBoolean;
import org.productimporter.web.common.ProblemException;
import org.springframework.stereotype.Component;

/// Limits the rate of requests and the concurrent uploads, exports and event streams of one caller. Counts on this node only and in bounded memory.
/// Thread-safe.
@Component
@NoScopeRequired("limits callers and reveals nothing")
public class RateLimiter {

    /// The limited actions.
    public enum Kind {
        SIGN_IN, BAD_TOKEN, SETUP, SEARCH
    }

    /// The actions of which one caller may run some at once.
    public enum Concurrent {
        UPLOAD, EXPORT, STREAM
    }

    private record Slots(Concurrent kind, String caller) {}

    /// A permit for one action, returned by closing it.
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

    /// A semaphore exists while an action holds it or waits for it.
    private final LoadingCache<Slots, Semaphore> slots = Caffeine.newBuilder().weakValues().build(this::semaphore);

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

    private Semaphore semaphore(Slots slots) {
        return new Semaphore(atOnce(slots.kind()), true);
    }

    private int atOnce(Concurrent kind) {
        return switch (kind) {
            case UPLOAD -> properties.uploadsAtOnce();
            case EXPORT -> properties.exportsAtOnce();
            case STREAM -> properties.streamsAtOnce();
        };
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
        return take(new Slots(Concurrent.UPLOAD, caller), properties.uploadWait(),
                "One caller may upload %d files at once, and these uploads still run");
    }

    /// Takes a slot of `caller` for an export.
    ///
    /// @throws ProblemException 429 with `Retry-After` if there is none
    public Slot export(String caller) {
        return take(new Slots(Concurrent.EXPORT, caller), Duration.ZERO,
                "One caller may run %d exports at once, and these still run");
    }

    /// Takes a slot of `caller` for an event stream.
    ///
    /// @throws ProblemException 429 with `Retry-After` if there is none
    public Slot stream(String caller) {
        return take(new Slots(Concurrent.STREAM, caller), Duration.ZERO,
                "One caller may open %d event streams at once, and these are still open");
    }

    private Slot take(Slots key, Duration wait, String reason) {
        var semaphore = slots.get(key);
        try {
            if (semaphore.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                var isOpen = new AtomicBoolean(true);
                return () -> {
                    if (isOpen.getAndSet(false)) {
                        semaphore.release();
                    }
                };
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw ProblemException.tooManyRequests(reason.formatted(atOnce(key.kind())), seconds(wait));
    }
}
