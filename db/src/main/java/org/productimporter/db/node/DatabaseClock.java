package org.productimporter.db.node;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The clock of the database, which all nodes share: a node whose own clock is wrong takes no lease from another and keeps
/// none for too long. Read with each heartbeat and continued by the monotonic clock of the process, so that a call never waits.
/// Until the first heartbeat, the clock of the system. Thread-safe.
final class DatabaseClock implements InstantSource {

    /// @param nanos [System#nanoTime] at this time
    private record Reading(Instant time, long nanos) {}

    private volatile @Nullable Reading latest;

    /// Continues from a time of the database. Its delay on the way here, milliseconds, is accepted.
    void set(Instant time) {
        latest = new Reading(time, System.nanoTime());
    }

    @Override
    public Instant instant() {
        var reading = latest;
        return reading == null ? Instant.now() : reading.time().plusNanos(System.nanoTime() - reading.nanos());
    }
}
