package org.productimporter.bench;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/// Draws results as SVG.
final class Plots {

    private static final int WIDTH = 800;
    private static final int HEIGHT = 400;

    private Plots() {}

    /// Returns bars: the seconds of each peer relative to the first one, by case.
    ///
    /// @param ratios by name of the peer and title of the case
    static String ratios(Map<String, Map<String, Double>> ratios) throws IOException {
        var chart = new CategoryChartBuilder().width(WIDTH)
                .height(HEIGHT)
                .theme(ChartTheme.GGPlot2)
                .yAxisTitle("seconds ÷ " + ratios.keySet().iterator().next())
                .build();
        style(chart.getStyler(), "0.0");
        ratios.forEach(
                (peer, cases) -> chart.addSeries(peer, List.copyOf(cases.keySet()), List.copyOf(cases.values())));
        return svg(chart);
    }

    /// Returns lines: rows per second over the rows of the file, by case.
    ///
    /// @param rates by title of the case and number of rows
    static String rates(Map<String, Map<Long, Double>> rates) throws IOException {
        var chart = new XYChartBuilder().width(WIDTH)
                .height(HEIGHT)
                .theme(ChartTheme.GGPlot2)
                .xAxisTitle("rows of the file")
                .yAxisTitle("rows per second")
                .build();
        style(chart.getStyler(), "#,##0");
        chart.getStyler().setXAxisLogarithmic(true);
        rates.forEach(
                (name, byRows) -> chart.addSeries(name, List.copyOf(byRows.keySet()), List.copyOf(byRows.values())));
        return svg(chart);
    }

    private static void style(AxesChartStyler styler, String numbers) {
        styler.setYAxisMin(0.0);
        styler.setYAxisDecimalPattern(numbers);
        styler.setLegendPosition(LegendPosition.OutsideS);
        styler.setLegendLayout(LegendLayout.Horizontal);
        styler.setChartBackgroundColor(Color.WHITE);
    }

    private static String svg(Chart<?, ?> chart) throws IOException {
        var svg = new ByteArrayOutputStream();
        VectorGraphicsEncoder.saveVectorGraphic(chart, svg, VectorGraphicsFormat.SVG);
        return svg.toString(StandardCharsets.UTF_8);
    }
}
