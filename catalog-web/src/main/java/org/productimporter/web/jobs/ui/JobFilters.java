package org.productimporter.web.jobs.ui;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.function.Consumer;
import org.productimporter.web.jobs.ui.execution.ExecutionLabels;
import org.productimporter.web.ui.kit.FilterField;

/// The filters of the list; they combine. They show the query of the address and report changes to it.
final class JobFilters extends Div {

    private final TextField parameter = FilterField.text("Parameter, importId=7", "Parameter, name=value");
    private final TextField name = FilterField.text("Job", "Name of the job");
    private final Select<String> status = new Select<>();
    private final DatePicker from = FilterField.date("From", "Created on this day or later");
    private final DatePicker to = FilterField.date("To", "Created on this day or earlier");
    private final Consumer<JobQuery> change;

    JobFilters(Consumer<JobQuery> change) {
        this.change = change;
        addClassName("filters");
        status.setPlaceholder("Any state");
        status.setAriaLabel("State");
        status.setItems(JobQuery.STATUSES);
        status.setEmptySelectionAllowed(true);
        status.setEmptySelectionCaption("Any state");
        status.setItemLabelGenerator(value -> value == null ? "Any state" : ExecutionLabels.status(value));
        add(parameter, name, status, from, to);
        for (var field : List.<HasValue<?, ?>>of(parameter, name, status, from, to)) {
            field.addValueChangeListener(event -> changed(event.isFromClient()));
        }
    }

    private void changed(boolean byUser) {
        if (!byUser) {
            return;
        }
        var asked = new JobQuery(status.getValue(), name.getValue().strip(), parameter.getValue().strip(),
                from.getValue(), to.getValue(), null);
        mark(asked);
        if (asked.hasUsableParameter()) {
            change.accept(asked);
        }
    }

    private void mark(JobQuery query) {
        parameter.setInvalid(!query.hasUsableParameter());
        parameter.setErrorMessage("Write name=value, such as importId=7");
    }

    void show(JobQuery query) {
        parameter.setValue(query.parameter());
        name.setValue(query.name());
        status.setValue(query.status());
        from.setValue(query.from());
        to.setValue(query.to());
        mark(query);
    }
}
