package org.productimporter.web.imports.ui.panels;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.imports.ImportLedgerService.Chunk;
import org.productimporter.web.ui.chart.LineChart;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.Texts;

/// The rows per second over time, and the chunks per worker.
public final class WorkPanel extends Div {

    private static final int STEPS = 30;

    private @Nullable List<Chunk> shown;

    public WorkPanel() {
        addClassName("work");
    }

    public void show(List<Chunk> chunks) {
        if (chunks.equals(shown)) {
            return;
        }
        shown = chunks;
        removeAll();
        setVisible(!chunks.isEmpty());
        var phase = currentPhase(chunks);
        var ofPhase = chunks.stream().filter(chunk -> chunk.phase().equals(phase)).toList();
        add(rateCard(phase, RateSeries.of(ofPhase, STEPS)), workersCard(WorkerLines.of(ofPhase)));
    }

    /// The last phase with a completed chunk.
    private static String currentPhase(List<Chunk> chunks) {
        return chunks.stream()
                .filter(chunk -> chunk.doneAt() != null)
                .map(Chunk::phase)
                .reduce("stage", (earlier, later) -> later);
    }

    private static Card rateCard(String phase, RateSeries series) {
        var span = series.values().isEmpty() ? "" : "over " + Numbers.duration(series.span());
        var card = Card.titled("Rows per second", Texts.secondary(label(phase) + " " + span));
        if (series.values().isEmpty()) {
            card.add(Texts.secondary("No chunk is completed yet."));
            return card;
        }
        var peak = "Peak " + Numbers.rowsPerSecond(series.highest());
        card.add(LineChart.of(series.values(), "Rows per second. " + peak), Texts.secondary(peak));
        return card;
    }

    private static String label(String phase) {
        return switch (phase) {
            case "merge" -> "merging";
            case "preview" -> "counting";
            default -> "staging";
        };
    }

    private static Card workersCard(WorkerLines work) {
        var card = Card.titled("Workers and chunks", Texts
                .secondary("%s of %s chunks done".formatted(Numbers.count(work.done()), Numbers.count(work.all()))));
        var lines = new Div();
        lines.addClassName("worker-lines");
        work.lines().forEach(line -> {
            var name = new Span(line.name().isEmpty() ? "waiting" : line.name());
            name.addClassName("secondary");
            lines.add(name, work.draw(line));
        });
        card.add(lines);
        if (work.perCell() > 1) {
            card.add(Texts.secondary("Each cell is " + work.perCell() + " chunks."));
        }
        return card;
    }
}
