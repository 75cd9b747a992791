package org.productimporter.web.ui.chart;

import java.util.List;

/// A line chart with equal time steps and an axis from zero to the highest value.
public final class LineChart {

    private static final double TOP = 4;
    private static final double BOTTOM = 99;

    private LineChart() {}

    /// @param values one per step, oldest first
    /// @param description one sentence for screen readers
    public static Svg of(List<Double> values, String description) {
        var svg = new Svg(description);
        svg.addClassName("line-chart");
        var heights = heights(values);
        var step = 100.0 / Math.max(1, heights.size() - 1);
        svg.line(0, BOTTOM, 100, BOTTOM, "axis");
        for (var i = 1; i < heights.size(); i++) {
            svg.line((i - 1) * step, heights.get(i - 1), i * step, heights.get(i), "curve");
        }
        return svg;
    }

    /// The distance of each value from the top, in percent.
    public static List<Double> heights(List<Double> values) {
        var highest = values.stream().mapToDouble(value -> value).max().orElse(0);
        return values.stream().map(value -> highest == 0 ? BOTTOM : BOTTOM - value / highest * (BOTTOM - TOP)).toList();
    }
}
