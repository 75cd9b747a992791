package org.productimporter.bench;

/// Tells whoever waits, on stderr, what goes on and how long it took.
final class Progress {

    private Progress() {}

    /// @return seconds
    static double told(String what, Runnable work) {
        var begin = System.nanoTime();
        work.run();
        var seconds = (System.nanoTime() - begin) / 1e9;
        System.err.printf("%s: %.1f s%n", what, seconds);
        return seconds;
    }
}
