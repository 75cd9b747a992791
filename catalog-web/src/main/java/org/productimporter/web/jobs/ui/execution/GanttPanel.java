package org.productimporter.web.jobs.ui.execution;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import org.productimporter.web.jobs.ui.execution.Gantt.Line;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.Texts;

/// The workers over time, each with its node, attempt and error.
final class GanttPanel extends Div {

    private final Times times;

    GanttPanel(Times times) {
        this.times = times;
        addClassName("page");
    }

    void show(Gantt gantt) {
        removeAll();
        if (gantt.lines().isEmpty()) {
            return;
        }
        var span = Numbers.duration(Duration.between(gantt.from(), gantt.to()));
        var card = Card.titled("Workers over time", Texts.secondary("over " + span));
        var lines = new Div();
        lines.addClassName("gantt");
        gantt.lines().forEach(line -> lines.add(name(line), Gantt.draw(line), facts(line)));
        card.add(lines, axis(gantt));
        add(card);
    }

    private static Div name(Line line) {
        var node = line.node() == null ? "" : line.node();
        return Texts.stack(new Span(line.worker()), Texts.secondary(node));
    }

    private static Div facts(Line line) {
        var words = Numbers.count(line.chunks(), "chunk", "chunks");
        if (line.rows() > 0) {
            words += " · " + Numbers.count(line.rows(), "row", "rows");
        }
        if (line.attempt() > 1) {
            words += " · attempt " + line.attempt();
        }
        var facts = Texts.stack(Texts.secondary(words));
        if (line.error() != null) {
            var error = new Span(line.error());
            error.addClassName("severity-error");
            facts.add(error);
        }
        return facts;
    }

    private Div axis(Gantt gantt) {
        var axis = Texts.spread(Texts.secondary(times.full(gantt.from())), Texts.secondary(times.full(gantt.to())));
        axis.addClassName("gantt-axis");
        return axis;
    }
}
