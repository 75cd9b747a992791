package org.productimporter.bench;

/// How long imports take, as guessed at first and learnt from what was seen. For one thread.
final class Pace {

    private static final double ROWS_PER_SECOND = 40_000;

    /// The guess weighs as much as that many percent seen.
    private static final double PERCENT_OF_GUESS = 25;

    private double seconds;
    private double percent = PERCENT_OF_GUESS;

    Pace(long rows) {
        seconds = rows / ROWS_PER_SECOND * PERCENT_OF_GUESS / 100;
    }

    /// Notes that an import took `moreSeconds` for `morePercent`.
    void learn(double moreSeconds, double morePercent) {
        if (morePercent > 0) {
            seconds += moreSeconds;
            percent += morePercent;
        }
    }

    /// Seconds that an import which stands at `percentDone` is expected to take still.
    double rest(double percentDone) {
        return (100 - percentDone) * seconds / percent;
    }
}
