package org.productimporter.web.imports.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Locale;
import java.util.function.Consumer;
import org.productimporter.model.imports.ImportState;

/// Narrows the list. It shows what the address says, and hands changes to whoever changes the
/// address.
final class ImportFilterBar extends Div {

    private final TextField fileName = new TextField();
    private final Select<ImportState> state = new Select<>();
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();

    ImportFilterBar(Consumer<ImportListQuery> change) {
        addClassName("filters");
        fileName.setPlaceholder("File name");
        fileName.setAriaLabel("File name contains");
        fileName.setClearButtonVisible(true);
        fileName.setValueChangeMode(ValueChangeMode.LAZY);
        state.setPlaceholder("Any state");
        state.setAriaLabel("State");
        state.setItems(ImportState.values());
        state.setEmptySelectionAllowed(true);
        state.setEmptySelectionCaption("Any state");
        state.setItemLabelGenerator(ImportFilterBar::label);
        day(from, "From", "Requested on this day or later");
        day(to, "To", "Requested on this day or earlier");
        add(fileName, state, from, to);
        fileName.addValueChangeListener(event -> changed(event.isFromClient(), change));
        state.addValueChangeListener(event -> changed(event.isFromClient(), change));
        from.addValueChangeListener(event -> changed(event.isFromClient(), change));
        to.addValueChangeListener(event -> changed(event.isFromClient(), change));
    }

    private static void day(DatePicker picker, String placeholder, String label) {
        picker.setPlaceholder(placeholder);
        picker.setAriaLabel(label);
        picker.setClearButtonVisible(true);
        picker.setLocale(Locale.UK);
    }

    private static String label(ImportState state) {
        return switch (state) {
            case null -> "Any state";
            case QUEUED -> "Waiting";
            case RUNNING -> "Running";
            case STOPPING -> "Stopping";
            case STOPPED -> "Stopped";
            case PREVIEWED -> "Preview ready";
            case COMPLETED -> "Completed";
            case FAILED -> "Failed";
        };
    }

    private void changed(boolean byUser, Consumer<ImportListQuery> change) {
        if (byUser) {
            change.accept(
                    new ImportListQuery(state.getValue(), fileName.getValue(), from.getValue(), to.getValue(), null));
        }
    }

    void show(ImportListQuery query) {
        fileName.setValue(query.fileName());
        state.setValue(query.state());
        from.setValue(query.from());
        to.setValue(query.to());
    }
}
