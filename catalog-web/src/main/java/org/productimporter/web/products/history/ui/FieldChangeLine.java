package org.productimporter.web.products.history.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.productimporter.web.products.history.FieldChange;
import org.productimporter.web.ui.kit.Texts;

/// The change of one field: its label, the old and the new value.
public final class FieldChangeLine {

    private FieldChangeLine() {}

    /// Returns for example `Price 12.50 → 13.00`.
    public static Div of(String field, FieldChange change) {
        var before = Texts.secondary(HistoryLabels.value(field, change.before()));
        if (change.before() != null) {
            before.addClassName("old-value");
        }
        var line = new Div(Texts.secondary(HistoryLabels.field(field) + " "), before, new Span(" → "),
                Texts.strong(HistoryLabels.value(field, change.after())));
        line.addClassName("field-change");
        return line;
    }
}
