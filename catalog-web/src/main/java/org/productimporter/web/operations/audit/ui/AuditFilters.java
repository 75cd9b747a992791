package org.productimporter.web.operations.audit.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;
import org.productimporter.web.ui.kit.FilterField;

/// The filters of the audit log. Shows the query parameters of the page and reports changes.
final class AuditFilters extends Div {

    private final TextField actor = FilterField.text("Who, for example anna", "Actor");
    private final TextField action = FilterField.text("Action, for example user", "Action or its first word");
    private final DatePicker from = FilterField.date("From", "From this day");
    private final DatePicker to = FilterField.date("To", "Until this day");

    AuditFilters(Consumer<AuditQuery> change) {
        addClassName("filters");
        add(actor, action, from, to);
        actor.addValueChangeListener(event -> changed(event.isFromClient(), change));
        action.addValueChangeListener(event -> changed(event.isFromClient(), change));
        from.addValueChangeListener(event -> changed(event.isFromClient(), change));
        to.addValueChangeListener(event -> changed(event.isFromClient(), change));
    }

    private void changed(boolean byUser, Consumer<AuditQuery> change) {
        if (byUser) {
            change.accept(new AuditQuery(actor.getValue(), action.getValue(), from.getValue(), to.getValue(), null));
        }
    }

    void show(AuditQuery query) {
        actor.setValue(query.actor());
        action.setValue(query.action());
        from.setValue(query.from());
        to.setValue(query.to());
    }
}
