package org.productimporter.bench;

/// Estimates the remaining duration of imports from an initial guess and measured progress. For one thread.
final class DurationEstimator {

    private static final double ROWS_PER_SECOND = 40_000;

    /// Weight of the guess, in percent of measured progress.
    private static final double GUESS_PERCENT = 25;

    private double seconds;
    private double percent = GUESS_PERCENT;

    DurationEstimator(long rows) {
        seconds = rows / ROWS_PER_SECOND * GUESS_PERCENT / 100;
    }

    /// Adds a measurement: `moreSeconds` for `morePercent`.
    void add(double moreSeconds, double morePercent) {
        if (morePercent > 0) {
            seconds += moreSeconds;
            percent += morePercent;
        }
    }

    /// Expected remaining seconds of an import at `percentDone`.
    double remainingSeconds(double percentDone) {
        return (100 - percentDone) * seconds / percent;
    }
}
