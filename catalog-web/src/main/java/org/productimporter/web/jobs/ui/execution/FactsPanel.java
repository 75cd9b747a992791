package org.productimporter.web.jobs.ui.execution;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.productimporter.web.jobs.JobRecords.Detail;
import org.productimporter.web.jobs.JobRecords.Parameter;
import org.productimporter.web.ui.kit.DataTable;
import org.productimporter.web.ui.kit.DataTable.Kind;

/// Parameters and context of an execution.
final class FactsPanel extends Div {

    private final DataTable<Parameter> parameters = new DataTable<Parameter>("Parameters", Parameter::name)
            .column("Parameter", Kind.FIXED, row -> new Span(row.name()))
            .column("Value", Kind.LIVE, row -> new Span(ExecutionLabels.message(row.value())))
            .column("Type", Kind.FIXED, row -> new Span(row.type().substring(row.type().lastIndexOf('.') + 1)))
            .column("Identifying", Kind.FIXED, row -> new Span(row.identifying() ? "identifying" : "not identifying"));
    private final Span context = new Span();

    FactsPanel() {
        addClassName("history");
        context.addClassName("secondary");
        var given = new Details("Parameters", parameters);
        given.setOpened(true);
        add(given, new Details("Execution context", context));
    }

    void show(Detail detail) {
        parameters.setItems(detail.parameters());
        context.setText(detail.context() == null ? "Empty" : detail.context().toString());
    }
}
