package org.productimporter.web.console.audit;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Locale;
import java.util.function.Consumer;

/// Narrows the log. It shows what the address says, and hands changes to whoever changes the
/// address.
final class AuditFilters extends Div {

    private final TextField actor = text("Who, such as anna", "Who did it");
    private final TextField action = text("Action, such as user", "Action, or its first word");
    private final DatePicker from = day("From", "On this day or later");
    private final DatePicker to = day("To", "On this day or earlier");

    AuditFilters(Consumer<AuditQuery> change) {
        addClassName("filters");
        add(actor, action, from, to);
        actor.addValueChangeListener(event -> changed(event.isFromClient(), change));
        action.addValueChangeListener(event -> changed(event.isFromClient(), change));
        from.addValueChangeListener(event -> changed(event.isFromClient(), change));
        to.addValueChangeListener(event -> changed(event.isFromClient(), change));
    }

    private static TextField text(String placeholder, String label) {
        var field = new TextField();
        field.setPlaceholder(placeholder);
        field.setAriaLabel(label);
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        return field;
    }

    private static DatePicker day(String placeholder, String label) {
        var picker = new DatePicker();
        picker.setPlaceholder(placeholder);
        picker.setAriaLabel(label);
        picker.setClearButtonVisible(true);
        picker.setLocale(Locale.UK);
        return picker;
    }

    private void changed(boolean byUser, Consumer<AuditQuery> change) {
        if (byUser) {
            change.accept(
                    new AuditQuery(
                            actor.getValue(),
                            action.getValue(),
                            from.getValue(),
                            to.getValue(),
                            null));
        }
    }

    void show(AuditQuery query) {
        actor.setValue(query.actor());
        action.setValue(query.action());
        from.setValue(query.from());
        to.setValue(query.to());
    }
}
