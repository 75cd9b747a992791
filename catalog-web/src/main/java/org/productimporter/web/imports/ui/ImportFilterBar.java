package org.productimporter.web.imports.ui;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.function.Consumer;
import org.productimporter.model.imports.ImportState;
import org.productimporter.web.ui.kit.FilterField;

/// The filters of the list of imports. Shows a query and reports the changes of the user as a new query.
final class ImportFilterBar extends Div {

    private final TextField fileName = FilterField.text("File name", "File name contains");
    private final Select<ImportState> state = new Select<>();
    private final DatePicker from = FilterField.date("From", "Requested on this day or later");
    private final DatePicker to = FilterField.date("To", "Requested on this day or earlier");

    ImportFilterBar(Consumer<ImportListQuery> onChange) {
        addClassName("filters");
        state.setPlaceholder("Any state");
        state.setAriaLabel("State");
        state.setItems(ImportState.values());
        state.setEmptySelectionAllowed(true);
        state.setEmptySelectionCaption("Any state");
        state.setItemLabelGenerator(ImportFilterBar::label);
        add(fileName, state, from, to);
        List<HasValue<?, ?>> fields = List.of(fileName, state, from, to);
        fields.forEach(field -> field.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                onChange.accept(query());
            }
        }));
    }

    private static String label(ImportState state) {
        return switch (state) {
            case null -> "Any state";
            case QUEUED -> "Waiting";
            case RUNNING -> "Running";
            case STOPPING -> "Stopping";
            case STOPPED -> "Stopped";
            case NEEDS_MAPPING -> "Needs mapping";
            case PREVIEWED -> "Preview ready";
            case COMPLETED -> "Completed";
            case FAILED -> "Failed";
            case UNDOING -> "Undoing";
            case UNDONE -> "Undone";
        };
    }

    private ImportListQuery query() {
        return new ImportListQuery(state.getValue(), fileName.getValue(), from.getValue(), to.getValue(), null);
    }

    void show(ImportListQuery query) {
        fileName.setValue(query.fileName());
        state.setValue(query.state());
        from.setValue(query.from());
        to.setValue(query.to());
    }
}
