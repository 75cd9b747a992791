package org.productimporter.web.jobs.ui.execution;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.jobs.StepStatistics;
import org.productimporter.web.jobs.StepStatistics.Measure;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.DataTable;
import org.productimporter.web.ui.kit.DataTable.Kind;
import org.productimporter.web.ui.kit.Texts;

/// Each step compared with past executions of the job, for one measure.
final class StatisticsPanel extends Div {

    private final Select<Measure> measure = new Select<>();
    private final DataTable<StepStatistics> table =
            new DataTable<StepStatistics>("Steps compared with past executions", StepStatistics::step)
                    .column("Step", Kind.FIXED, row -> Texts.strong(row.step()))
                    .column("This execution", Kind.NUMBER, row -> value(row, row.here()))
                    .column("Range", Kind.LIVE, StatisticsChart::range)
                    .column("Minimum", Kind.NUMBER, row -> value(row, row.min()))
                    .column("Mean", Kind.NUMBER, row -> value(row, row.mean()))
                    .column("Maximum", Kind.NUMBER, row -> value(row, row.max()))
                    .column("Deviation", Kind.NUMBER, row -> value(row, row.deviation()));
    private final Span summary = Texts.secondary("");
    private List<StepStatistics> statistics = List.of();

    StatisticsPanel() {
        addClassName("page");
        setVisible(false);
        measure.setAriaLabel("Measure");
        measure.setItems(Measure.values());
        measure.setItemLabelGenerator(StatisticsChart::label);
        measure.setValue(Measure.DURATION);
        measure.addValueChangeListener(event -> fill());
        var card = Card.titled("Compared with past executions", measure);
        card.add(summary, table);
        add(card);
    }

    /// Hides the panel if there is no past execution.
    void show(List<StepStatistics> statistics) {
        this.statistics = statistics;
        setVisible(statistics.stream().anyMatch(row -> row.runs() > 0));
        var executions = statistics.stream().mapToLong(StepStatistics::runs).max().orElse(0);
        summary.setText("The latest " + Numbers.count(executions, "completed execution", "completed executions"));
        fill();
    }

    private void fill() {
        table.setItems(
                statistics.stream().filter(row -> row.measure() == measure.getValue() && row.runs() > 0).toList());
    }

    private static Component value(StepStatistics row, @Nullable Double value) {
        return new Span(StatisticsChart.value(row.measure(), value));
    }
}
