package org.productimporter.web.jobs.ui.execution;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.jobs.StepStatistics;
import org.productimporter.web.jobs.StepStatistics.Measure;
import org.productimporter.web.ui.chart.Svg;
import org.productimporter.web.ui.format.Numbers;

/// Labels and drawings of statistics. Pure functions.
final class StatisticsChart {

    private static final double MARK = 1.5;

    private StatisticsChart() {}

    static String label(Measure measure) {
        return switch (measure) {
            case DURATION -> "Duration";
            case READ -> "Chunks read";
            case WRITTEN -> "Chunks written";
            case FILTERED -> "Filtered";
            case READ_SKIPS -> "Skipped while reading";
            case PROCESS_SKIPS -> "Skipped while processing";
            case WRITE_SKIPS -> "Skipped while writing";
            case COMMITS -> "Commits";
            case ROLLBACKS -> "Rollbacks";
            case DURATION_PER_READ -> "Duration of a chunk";
        };
    }

    static String value(Measure measure, @Nullable Double value) {
        if (value == null) {
            return Numbers.NONE;
        }
        return switch (measure) {
            case DURATION, DURATION_PER_READ -> ExecutionLabels.duration(value);
            case READ, WRITTEN, FILTERED, READ_SKIPS, PROCESS_SKIPS, WRITE_SKIPS, COMMITS, ROLLBACKS -> number(value);
        };
    }

    /// Means have a decimal, counts have none.
    private static String number(double value) {
        return value == Math.rint(value) ? Numbers.count((long) value) : String.format(Locale.ENGLISH, "%,.1f", value);
    }

    /// A line from the lowest to the highest value, with a mark at the mean and a thick one at this run.
    static Svg range(StepStatistics row) {
        var here = row.here();
        var svg = new Svg(describe(row));
        svg.addClassName("cells");
        var low = here == null ? row.min() : Math.min(row.min(), here);
        var high = here == null ? row.max() : Math.max(row.max(), here);
        svg.box(place(row.min(), low, high), 35, width(row, low, high), 30, "fill-empty");
        svg.box(place(row.mean(), low, high), 15, MARK / 2, 70, "fill-unchanged");
        if (here != null) {
            svg.box(place(here, low, high), 0, MARK, 100, "fill-progress");
        }
        return svg;
    }

    private static double width(StepStatistics row, double low, double high) {
        return Math.max(MARK, place(row.max(), low, high) - place(row.min(), low, high) + MARK);
    }

    /// From the left, in percent, so that a mark at the right end is still inside.
    static double place(double value, double low, double high) {
        return high <= low ? 50 : (value - low) / (high - low) * (100 - MARK);
    }

    private static String describe(StepStatistics row) {
        return "%s of %s: this run %s, between %s and %s, %s on average".formatted(label(row.measure()), row.step(),
                value(row.measure(), row.here()), value(row.measure(), row.min()), value(row.measure(), row.max()),
                value(row.measure(), row.mean()));
    }
}
