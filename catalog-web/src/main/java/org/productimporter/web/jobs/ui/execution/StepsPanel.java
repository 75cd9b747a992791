package org.productimporter.web.jobs.ui.execution;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.productimporter.web.jobs.JobRecords.Step;
import org.productimporter.web.jobs.ui.execution.StepLines.Line;
import org.productimporter.web.ui.chart.SharesBar;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.DataTable;
import org.productimporter.web.ui.kit.DataTable.Kind;
import org.productimporter.web.ui.kit.Texts;

/// The steps in the order of their start, each with its workers in one row.
final class StepsPanel extends Div {

    private static final int MAX_ERROR = 90;

    private final DataTable<Line> table = new DataTable<Line>("Steps", line -> line.step().id())
            .column("Step", Kind.FIXED,
                    line -> Texts.stack(Texts.strong(line.step().name()), Texts.secondary(line.workerWords())))
            .column("State", Kind.LIVE, line -> ExecutionLabels.badge(line.step().status()))
            .column("Progress", Kind.LIVE, StepsPanel::progress)
            .column("Read", Kind.NUMBER, line -> count(line.sum(Step::readCount)))
            .column("Written", Kind.NUMBER, line -> count(line.sum(Step::writeCount)))
            .column("Skipped", Kind.NUMBER, line -> count(line.skipped()))
            .column("Commits", Kind.NUMBER, line -> count(line.sum(Step::commitCount)))
            .column("Rollbacks", Kind.NUMBER, line -> count(line.sum(Step::rollbackCount)))
            .column("Took", Kind.NUMBER, line -> new Span(ExecutionLabels.duration(line.step().durationSeconds())));

    StepsPanel() {
        addClassName("page");
        var card = Card.titled("Steps", Texts.secondary("Counts are chunks, not rows"));
        card.add(table);
        add(card);
    }

    private static Component count(long number) {
        return new Span(Numbers.count(number));
    }

    void show(List<Line> lines) {
        setVisible(!lines.isEmpty());
        table.setItems(lines);
    }

    private static Component progress(Line line) {
        var cell = Texts.stack();
        if (line.percent() != null) {
            var words = Numbers.percent(line.percent());
            if (line.percent() >= 100) {
                cell.add(Texts.secondary(words));
            } else {
                cell.add(new Span(words), SharesBar.progress(line.percent(), words, "fill-progress"));
            }
        }
        if (line.error() != null) {
            var error = Texts.secondary(shortened(line.error()));
            error.setTitle(line.error());
            cell.add(error);
        }
        return cell;
    }

    private static String shortened(String error) {
        return error.length() <= MAX_ERROR ? error : error.substring(0, MAX_ERROR).stripTrailing() + "…";
    }
}
