package org.productimporter.web.jobs.ui.execution;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.jobs.StepStatistics;
import org.productimporter.web.jobs.StepStatistics.Measure;
import org.productimporter.web.ui.chart.Svg;
import org.productimporter.web.ui.format.Numbers;

/// Labels and drawings of statistics. Pure functions.
final class StatisticsChart {

    private static final double MARK_WIDTH = 1.5;

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

    /// A mean has a decimal, a count has none.
    private static String number(double value) {
        return value == Math.rint(value) ? Numbers.count((long) value) : String.format(Locale.ENGLISH, "%,.1f", value);
    }

    /// Draws a line from the minimum to the maximum, with a thin mark at the mean and a thick one at this execution.
    static Svg range(StepStatistics row) {
        var here = row.here();
        var svg = new Svg(describe(row));
        svg.addClassName("cells");
        var low = here == null ? row.min() : Math.min(row.min(), here);
        var high = here == null ? row.max() : Math.max(row.max(), here);
        svg.box(position(row.min(), low, high), 35, width(row, low, high), 30, "fill-empty");
        svg.box(position(row.mean(), low, high), 15, MARK_WIDTH / 2, 70, "fill-unchanged");
        if (here != null) {
            svg.box(position(here, low, high), 0, MARK_WIDTH, 100, "fill-progress");
        }
        return svg;
    }

    private static double width(StepStatistics row, double low, double high) {
        return Math.max(MARK_WIDTH, position(row.max(), low, high) - position(row.min(), low, high) + MARK_WIDTH);
    }

    /// Returns the position from the left in percent. A mark at the right end stays inside.
    static double position(double value, double low, double high) {
        return high <= low ? 50 : (value - low) / (high - low) * (100 - MARK_WIDTH);
    }

    private static String describe(StepStatistics row) {
        return "%s of %s: %s in this execution, minimum %s, maximum %s, mean %s".formatted(label(row.measure()),
                row.step(), value(row.measure(), row.here()), value(row.measure(), row.min()),
                value(row.measure(), row.max()), value(row.measure(), row.mean()));
    }
}
