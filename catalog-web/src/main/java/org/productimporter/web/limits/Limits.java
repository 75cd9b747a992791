package org.productimporter.web.limits;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.kit.Problem;
import org.springframework.stereotype.Component;

/// The door to limits: how often one caller may do something, and how much at once. Counted on
/// this node alone. Safe for any number of threads.
@Component
public class Limits {

    /// What is counted.
    public enum Kind {
        SIGN_IN,
        BAD_TOKEN,
        SETUP,
        SEARCH
    }

    /// A place among the uploads of one caller, given back by closing it.
    public interface Slot extends AutoCloseable {
        @Override
        void close();
    }

    private final LimitProperties properties;
    private final Clock clock;
    private final Map<Kind, Buckets> buckets = new EnumMap<>(Kind.class);
    private final Map<String, Uploader> uploaders = new ConcurrentHashMap<>();

    /// @param users uploads that hold a place or wait for one
    private record Uploader(Semaphore slots, int users) {}

    Limits(LimitProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
        buckets.put(Kind.SIGN_IN, new Buckets(properties.signInsPerMinute()));
        buckets.put(Kind.BAD_TOKEN, new Buckets(properties.badTokensPerMinute()));
        buckets.put(Kind.SETUP, new Buckets(properties.setupsPerMinute()));
        buckets.put(Kind.SEARCH, new Buckets(properties.searchesPerMinute()));
    }

    /// Counts one of `kind`.
    ///
    /// @param caller who, or from which address
    /// @return how long to wait; zero when there is no need to
    public Duration take(Kind kind, String caller) {
        var bucket = buckets.get(kind);
        return bucket == null ? Duration.ZERO : bucket.take(caller, clock.instant());
    }

    /// Counts one of `kind`.
    ///
    /// @throws Problem 429 with `Retry-After` when it was one too many
    public void require(Kind kind, String caller) {
        var wait = take(kind, caller);
        if (!wait.isZero()) {
            throw Problem.tooMany("That was too often in a minute", seconds(wait));
        }
    }

    /// Whole seconds, at least one, as `Retry-After` has them.
    public static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    /// Waits for a place among the uploads of `caller`.
    ///
    /// @throws Problem 429 with `Retry-After` when none became free in time
    public Slot upload(String caller) {
        var uploader = uploaders.compute(caller, (key, known) -> oneMore(known));
        try {
            var wait = properties.uploadWait().toMillis();
            if (uploader.slots().tryAcquire(wait, TimeUnit.MILLISECONDS)) {
                return () -> {
                    uploader.slots().release();
                    leave(caller);
                };
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        leave(caller);
        throw Problem.tooMany(
                "%d uploads at once are allowed to a caller, and these are still being received"
                        .formatted(properties.uploadsAtOnce()),
                seconds(properties.uploadWait()));
    }

    private Uploader oneMore(@Nullable Uploader known) {
        return known == null
                ? new Uploader(new Semaphore(properties.uploadsAtOnce(), true), 1)
                : new Uploader(known.slots(), known.users() + 1);
    }

    private void leave(String caller) {
        uploaders.computeIfPresent(
                caller,
                (key, known) ->
                        known.users() == 1 ? null : new Uploader(known.slots(), known.users() - 1));
    }
}
