package org.productimporter.web.console.jobs.detail;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import org.productimporter.web.console.jobs.ExecutionWords;
import org.productimporter.web.console.kit.DataTable;
import org.productimporter.web.console.kit.DataTable.Kind;
import org.productimporter.web.console.kit.Numbers;
import org.productimporter.web.console.kit.Text;
import org.productimporter.web.console.kit.Times;
import org.productimporter.web.jobs.JobRecords.Detail;
import org.productimporter.web.jobs.JobRecords.Execution;
import org.productimporter.web.jobs.JobRecords.Parameter;

/// What the execution was started with, what it remembers, and how often its import was tried:
/// for who wants to know.
final class FactsPanel extends Div {

    private final Times times;
    private final DataTable<Parameter> parameters =
            new DataTable<Parameter>("Parameters", Parameter::name)
                    .column("Parameter", Kind.FIXED, row -> new Span(row.name()))
                    .column("Value", Kind.LIVE, FactsPanel::value)
                    .column("Type", Kind.FIXED, row -> new Span(simple(row.type())))
                    .column(
                            "Identifying",
                            Kind.FIXED,
                            row -> new Span(row.identifying() ? "identifying" : "not identifying"));
    private final Span context = new Span();
    private final Details tries = new Details("Attempts");

    FactsPanel(Times times) {
        this.times = times;
        addClassName("history");
        context.addClassName("quiet");
        var given = new Details("Parameters", parameters);
        given.setOpened(true);
        add(given, new Details("Execution context", context), tries);
    }

    void show(Detail detail, List<Execution> attempts) {
        parameters.show(detail.parameters());
        context.setText(detail.context() == null ? "Empty" : detail.context().toString());
        tries.removeAll();
        tries.setSummaryText(Numbers.count(attempts.size(), "attempt", "attempts"));
        tries.add(table(attempts, detail.execution().id()));
    }

    private static Component value(Parameter parameter) {
        return new Span(parameter.value() == null ? Numbers.NONE : parameter.value());
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private DataTable<Execution> table(List<Execution> attempts, long here) {
        var table =
                new DataTable<Execution>("Attempts", Execution::id)
                        .column("Execution", Kind.FIXED, run -> link(run, here))
                        .column("State", Kind.FIXED, run -> ExecutionWords.badge(run.status()))
                        .column("Began", Kind.FIXED, run -> new Span(times.full(run.createdAt())))
                        .column(
                                "Took",
                                Kind.NUMBER,
                                run -> new Span(ExecutionWords.took(run, null, times.now())));
        table.show(attempts);
        return table;
    }

    private static Component link(Execution run, long here) {
        return run.id() == here
                ? Text.strong(Numbers.count(run.id()) + ", this one")
                : new RouterLink(Numbers.count(run.id()), ExecutionView.class, run.id());
    }
}
