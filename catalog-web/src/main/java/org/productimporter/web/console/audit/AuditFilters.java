package org.productimporter.web.console.audit;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;
import org.productimporter.web.console.kit.FilterField;

/// Narrows the log. It shows what the address says, and hands changes to whoever changes the
/// address.
final class AuditFilters extends Div {

    private final TextField actor = FilterField.text("Who, such as anna", "Who did it");
    private final TextField action =
            FilterField.text("Action, such as user", "Action, or its first word");
    private final DatePicker from = FilterField.day("From", "On this day or later");
    private final DatePicker to = FilterField.day("To", "On this day or earlier");

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
