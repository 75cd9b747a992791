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

/// How the work went: rows a second over time, and who did which part.
public final class WorkPanel extends Div {

    private static final int STEPS = 60;

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
        var phase = current(chunks);
        var ofPhase = chunks.stream().filter(chunk -> chunk.phase().equals(phase)).toList();
        add(rate(phase, RateSeries.of(ofPhase, STEPS)), workers(WorkerLines.of(ofPhase)));
    }

    /// The last phase that has begun.
    private static String current(List<Chunk> chunks) {
        return chunks.stream()
                .filter(chunk -> chunk.doneAt() != null)
                .map(Chunk::phase)
                .reduce("stage", (earlier, later) -> later);
    }

    private static Card rate(String phase, RateSeries series) {
        var span = series.values().isEmpty() ? "" : "over " + Numbers.duration(series.span());
        var card = Card.titled("Rows per second", Texts.secondary(words(phase) + " " + span));
        if (series.values().isEmpty()) {
            card.add(Texts.secondary("Nothing is done yet."));
            return card;
        }
        var top = Numbers.rowsPerSecond(series.highest()) + " at most";
        card.add(LineChart.of(series.values(), "Rows per second, " + top), Texts.secondary(top));
        return card;
    }

    private static String words(String phase) {
        return switch (phase) {
            case "merge" -> "merging";
            case "preview" -> "counting";
            default -> "staging";
        };
    }

    private static Card workers(WorkerLines work) {
        var card = Card.titled("Workers and chunks",
                Texts.secondary("%s of %s chunks done".formatted(Numbers.count(work.done()), Numbers.count(work.all()))));
        var lines = new Div();
        lines.addClassName("worker-lines");
        work.lines().forEach(line -> {
            var name = new Span(line.name().isEmpty() ? "waiting" : line.name());
            name.addClassName("secondary");
            lines.add(name, work.draw(line));
        });
        card.add(lines);
        if (work.perCell() > 1) {
            card.add(Texts.secondary("A cell stands for " + work.perCell() + " chunks."));
        }
        return card;
    }
}
