package org.productimporter.web.console.kit;

import java.util.List;

/// A line over equal steps of time, from zero to its highest value.
public final class LineChart {

    private static final double WIDTH = 600;
    private static final double HEIGHT = 140;
    private static final double TOP = 6;

    private LineChart() {}

    /// @param values one for each step, the latest last
    /// @param description what it shows in one sentence
    public static Svg of(List<Double> values, String description) {
        var svg = new Svg(WIDTH, HEIGHT, description);
        svg.addClassName("line-chart");
        svg.line(
                "0,"
                        + Svg.number(HEIGHT - 1)
                        + " "
                        + Svg.number(WIDTH)
                        + ","
                        + Svg.number(HEIGHT - 1),
                "axis");
        if (values.size() > 1) {
            var points = points(values);
            svg.area(
                    "0,%s %s %s,%s"
                            .formatted(
                                    Svg.number(HEIGHT - 1),
                                    points,
                                    Svg.number(WIDTH),
                                    Svg.number(HEIGHT - 1)),
                    "area");
            svg.line(points, "curve");
        }
        return svg;
    }

    /// The corners of the line, from left to right.
    static String points(List<Double> values) {
        var highest = values.stream().mapToDouble(value -> value).max().orElse(0);
        var text = new StringBuilder();
        for (var i = 0; i < values.size(); i++) {
            var x = i * WIDTH / (values.size() - 1);
            var share = highest == 0 ? 0 : values.get(i) / highest;
            text.append(i == 0 ? "" : " ")
                    .append(Svg.number(x))
                    .append(',')
                    .append(Svg.number(HEIGHT - 1 - share * (HEIGHT - 1 - TOP)));
        }
        return text.toString();
    }
}
