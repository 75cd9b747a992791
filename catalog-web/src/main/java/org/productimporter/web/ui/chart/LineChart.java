package org.productimporter.web.ui.chart;

import java.util.List;

/// A line over equal steps of time, from zero to its highest value.
public final class LineChart {

    private static final double TOP = 4;
    private static final double GROUND = 99;

    private LineChart() {}

    /// @param values one for each step, the latest last
    /// @param description what it shows in one sentence
    public static Svg of(List<Double> values, String description) {
        var svg = new Svg(description);
        svg.addClassName("line-chart");
        var heights = heights(values);
        var step = 100.0 / Math.max(1, heights.size() - 1);
        svg.line(0, GROUND, 100, GROUND, "axis");
        for (var i = 1; i < heights.size(); i++) {
            svg.line((i - 1) * step, heights.get(i - 1), i * step, heights.get(i), "curve");
        }
        return svg;
    }

    /// Where each value stands, in percent from the top.
    public static List<Double> heights(List<Double> values) {
        var highest = values.stream().mapToDouble(value -> value).max().orElse(0);
        return values.stream().map(value -> highest == 0 ? GROUND : GROUND - value / highest * (GROUND - TOP)).toList();
    }
}
