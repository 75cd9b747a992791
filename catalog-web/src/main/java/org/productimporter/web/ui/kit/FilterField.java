package org.productimporter.web.ui.kit;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Locale;

/// Fields above a list that narrow it: named for screen readers, cleared by a click. Stateless.
public final class FilterField {

    private FilterField() {}

    /// A text that takes effect when the typing pauses.
    public static TextField text(String placeholder, String label) {
        var field = new TextField();
        field.setPlaceholder(placeholder);
        field.setAriaLabel(label);
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        return field;
    }

    public static DatePicker day(String placeholder, String label) {
        var picker = new DatePicker();
        picker.setPlaceholder(placeholder);
        picker.setAriaLabel(label);
        picker.setClearButtonVisible(true);
        picker.setLocale(Locale.UK);
        return picker;
    }
}
