package org.productimporter.bench;

import java.util.Locale;

/// The CPU seconds that were available while something was measured. A figure above them is an error of the measurement, not
/// a cost.
///
/// @param processors processors of the machine
/// @param wallSeconds elapsed seconds between the first and the last reading of CPU times
record CpuBudget(int processors, double wallSeconds) {

    /// `/proc` counts ticks of 10 ms, and the readings of several processes are not simultaneous.
    private static final double TOLERANCE = 0.02;
    private static final double TOLERANCE_SECONDS = 0.1;

    /// Share of the elapsed time that sessions of other databases may use, for example for heartbeats.
    private static final double FOREIGN_SHARE = 0.05;

    static CpuBudget since(long startNanos) {
        return new CpuBudget(Runtime.getRuntime().availableProcessors(), (System.nanoTime() - startNanos) / 1e9);
    }

    /// @throws AssertionError if the processors could not spend so many CPU seconds in the elapsed time
    void requirePossible(String what, double cpuSeconds) {
        if (cpuSeconds > processors * wallSeconds * (1 + TOLERANCE) + TOLERANCE_SECONDS) {
            throw new AssertionError(String.format(Locale.ROOT,
                    "%s: %.2f CPU s in %.2f s of wall clock on %d processors, which is impossible", what, cpuSeconds,
                    wallSeconds, processors));
        }
    }

    /// @throws AssertionError if sessions that do not belong to the measured load used CPU time meanwhile
    void requireAlone(String what, double foreignSeconds) {
        if (foreignSeconds > FOREIGN_SHARE * wallSeconds + TOLERANCE_SECONDS) {
            throw new AssertionError(String.format(Locale.ROOT,
                    "%s: sessions of other databases used %.2f CPU s in %.2f s of wall clock and would be counted as its cost",
                    what, foreignSeconds, wallSeconds));
        }
    }
}
