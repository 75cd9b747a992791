package org.productimporter.web.ui.kit;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Locale;

/// Creates the filter fields of a list: with a placeholder, a label for screen readers and a clear button.
public final class FilterField {

    private FilterField() {}

    /// A text field that fires when the user pauses typing.
    public static TextField text(String placeholder, String label) {
        var field = new TextField();
        field.setPlaceholder(placeholder);
        field.setAriaLabel(label);
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        return field;
    }

    public static DatePicker date(String placeholder, String label) {
        var picker = new DatePicker();
        picker.setPlaceholder(placeholder);
        picker.setAriaLabel(label);
        picker.setClearButtonVisible(true);
        picker.setLocale(Locale.UK);
        return picker;
    }
}
