package org.productimporter.bench;

/// Prints the duration of each step to stderr.
final class ProgressLog {

    private ProgressLog() {}

    /// Runs `work`.
    ///
    /// @return seconds
    static double time(String what, Runnable work) {
        var begin = System.nanoTime();
        work.run();
        var seconds = (System.nanoTime() - begin) / 1e9;
        System.err.printf("%s: %.1f s%n", what, seconds);
        return seconds;
    }
}
