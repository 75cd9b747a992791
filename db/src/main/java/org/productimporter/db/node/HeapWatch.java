package org.productimporter.db.node;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Detects a heap that stays full: after the last collections at least 95 % of it were in use, and the collector took at least
/// 80 % of the last five seconds. An `OutOfMemoryError` of the watching thread itself counts, too. Used by one thread.
final class HeapWatch {

    private static final double FULL = 0.95;
    private static final double BUSY = 0.8;
    private static final int WINDOW = 5;

    private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans()
            .stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();
    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    private final long[] times = new long[WINDOW];
    private final long[] collectionMillis = new long[WINDOW];
    private int samples;

    static void start() {
        var watch = new HeapWatch();
        Thread.ofPlatform().daemon().name("heap-watch").start(watch::run);
    }

    private void run() {
        try {
            while (!isExhausted(System.nanoTime(), totalCollectionMillis(), liveShare())) {
                Thread.sleep(1000);
            }
            OutOfMemoryGuard.halt();
        } catch (OutOfMemoryError _) {
            OutOfMemoryGuard.halt();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Adds a sample, one per second.
    ///
    /// @param nanos time of the sample
    /// @param millis time that all collections have taken since the start
    /// @param share of the heap that was in use after the last collections
    boolean isExhausted(long nanos, long millis, double share) {
        int slot = samples++ % WINDOW;
        long elapsed = TimeUnit.NANOSECONDS.toMillis(nanos - times[slot]);
        long collecting = millis - collectionMillis[slot];
        times[slot] = nanos;
        collectionMillis[slot] = millis;
        return samples > WINDOW && share >= FULL && collecting >= BUSY * elapsed;
    }

    private long totalCollectionMillis() {
        long total = 0;
        for (var collector : collectors) {
            total += Math.max(0, collector.getCollectionTime());
        }
        return total;
    }

    private double liveShare() {
        long live = 0;
        for (var pool : pools) {
            var usage = pool.getCollectionUsage();
            live += usage == null ? 0 : usage.getUsed();
        }
        return (double) live / Runtime.getRuntime().maxMemory();
    }
}
