package org.productimporter.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what happens in other processes, never without a limit.
final class Await {

    private static final long LOOK_MILLIS = 50;

    private Await() {}

    /// Asks about 20 times a second, and says whether `condition` came true in time.
    static boolean within(Duration limit, BooleanSupplier condition) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause(LOOK_MILLIS);
        }
        return true;
    }

    static void pause(long milliseconds) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(milliseconds));
    }
}
