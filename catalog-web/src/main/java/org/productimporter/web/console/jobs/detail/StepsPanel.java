package org.productimporter.web.console.jobs.detail;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.productimporter.web.console.jobs.ExecutionWords;
import org.productimporter.web.console.jobs.detail.StepLines.Line;
import org.productimporter.web.console.kit.Card;
import org.productimporter.web.console.kit.DataTable;
import org.productimporter.web.console.kit.DataTable.Kind;
import org.productimporter.web.console.kit.Numbers;
import org.productimporter.web.console.kit.SharesBar;
import org.productimporter.web.console.kit.Text;

/// The steps in the order in which they began, each with its workers in one line.
final class StepsPanel extends Div {

    private static final int MOST_OF_ERROR = 90;

    private final DataTable<Line> table =
            new DataTable<Line>("Steps", line -> line.step().id())
                    .column("Step", Kind.FIXED, StepsPanel::name)
                    .column("State", Kind.LIVE, StepsPanel::state)
                    .column("Progress", Kind.LIVE, StepsPanel::progress)
                    .column("Read", Kind.NUMBER, number(Line::read))
                    .column("Written", Kind.NUMBER, number(Line::written))
                    .column("Skipped", Kind.NUMBER, number(Line::skipped))
                    .column("Commits", Kind.NUMBER, number(Line::commits))
                    .column("Rollbacks", Kind.NUMBER, number(Line::rollbacks))
                    .column("Took", Kind.NUMBER, StepsPanel::took);

    StepsPanel() {
        addClassName("page");
        var card = Card.titled("Steps", Text.quiet("Counts are chunks, not rows"));
        card.add(table);
        add(card);
    }

    private static Function<Line, Component> number(ToLongFunction<Line> count) {
        return line -> new Span(Numbers.count(count.applyAsLong(line)));
    }

    void show(List<Line> lines) {
        setVisible(!lines.isEmpty());
        table.show(lines);
    }

    private static Component name(Line line) {
        return Text.stack(Text.strong(line.step().name()), Text.quiet(line.workerWords()));
    }

    private static Component state(Line line) {
        return ExecutionWords.badge(line.step().status());
    }

    private static Component progress(Line line) {
        var cell = Text.stack();
        if (line.percent() != null) {
            var words = Numbers.percent(line.percent());
            // A bar is for what moves; that the rest is done needs no drawing.
            if (line.percent() >= 100) {
                cell.add(Text.quiet(words));
            } else {
                cell.add(
                        new Span(words),
                        SharesBar.progress(line.percent(), words, "fill-progress"));
            }
        }
        if (line.error() != null) {
            var error = Text.quiet(shortened(line.error()));
            error.setTitle(line.error());
            cell.add(error);
        }
        return cell;
    }

    /// The whole of it stands at the top of the page, or in the log.
    static String shortened(String error) {
        return error.length() <= MOST_OF_ERROR
                ? error
                : error.substring(0, MOST_OF_ERROR).stripTrailing() + "…";
    }

    private static Component took(Line line) {
        var seconds = line.step().durationSeconds();
        return new Span(
                seconds == null
                        ? Numbers.NONE
                        : Numbers.duration(Duration.ofMillis(Math.round(seconds * 1_000))));
    }
}
