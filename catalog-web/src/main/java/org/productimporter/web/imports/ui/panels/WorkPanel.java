package org.productimporter.web.imports.ui.panels;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.imports.ImportLedgerService.Chunk;
import org.productimporter.web.imports.ui.panels.WorkerLines.Line;
import org.productimporter.web.ui.chart.LineChart;
import org.productimporter.web.ui.chart.Svg;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.Texts;

/// The rows per second over time, and the chunks per worker.
public final class WorkPanel extends Div {

    private static final int STEPS = 30;

    private final Span span = Texts.secondary("");
    private final Svg chart = LineChart.of(List.of(), "");
    private final Span peak = Texts.secondary("");
    private final Span done = Texts.secondary("");
    private final Div lines = new Div();
    private final Span scale = Texts.secondary("");

    /// The images of the lines by name of the worker.
    private final Map<String, Svg> images = new LinkedHashMap<>();
    private @Nullable List<Chunk> shown;

    public WorkPanel() {
        addClassName("work");
        lines.addClassName("worker-lines");
        var rate = Card.titled("Rows per second", span);
        rate.add(chart, peak);
        var workers = Card.titled("Workers and chunks", done);
        workers.add(lines, scale);
        add(rate, workers);
    }

    public void show(List<Chunk> chunks) {
        if (chunks.equals(shown)) {
            return;
        }
        shown = chunks;
        setVisible(!chunks.isEmpty());
        var phase = currentPhase(chunks);
        var ofPhase = chunks.stream().filter(chunk -> chunk.phase().equals(phase)).toList();
        showRate(phase, RateSeries.of(ofPhase, STEPS));
        showWorkers(WorkerLines.of(ofPhase));
    }

    /// The last phase with a completed chunk.
    private static String currentPhase(List<Chunk> chunks) {
        return chunks.stream()
                .filter(chunk -> chunk.doneAt() != null)
                .map(Chunk::phase)
                .reduce("stage", (earlier, later) -> later);
    }

    private void showRate(String phase, RateSeries series) {
        var empty = series.values().isEmpty();
        span.setText(label(phase) + (empty ? "" : " over " + Numbers.duration(series.span())));
        var highest = "Peak " + Numbers.rowsPerSecond(series.highest());
        chart.setVisible(!empty);
        chart.become(LineChart.of(series.values(), "Rows per second. " + highest));
        peak.setText(empty ? "No chunk is completed yet." : highest);
    }

    private static String label(String phase) {
        return switch (phase) {
            case "merge" -> "merging";
            case "preview" -> "counting";
            case "undo" -> "undoing";
            default -> "staging";
        };
    }

    private void showWorkers(WorkerLines work) {
        done.setText("%s of %s chunks done".formatted(Numbers.count(work.done()), Numbers.count(work.all())));
        var names = work.lines().stream().map(Line::name).toList();
        if (!names.equals(List.copyOf(images.keySet()))) {
            images.clear();
            lines.removeAll();
            work.lines().forEach(line -> addLine(line, work));
        }
        work.lines().forEach(line -> images.computeIfPresent(line.name(), (_, image) -> {
            image.become(work.draw(line));
            return image;
        }));
        scale.setVisible(work.perCell() > 1);
        scale.setText("Each cell is " + work.perCell() + " chunks.");
    }

    private void addLine(Line line, WorkerLines work) {
        var name = Texts.secondary(line.name().isEmpty() ? "waiting" : line.name());
        var image = work.draw(line);
        images.put(line.name(), image);
        lines.add(name, image);
    }
}
