package org.productimporter.web.security.ui;

import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;

/// Where a password is chosen; says what a good one is before one is refused.
final class NewPasswordField extends PasswordField {

    public NewPasswordField(String label) {
        super(label);
        setAutocomplete(Autocomplete.NEW_PASSWORD);
        setHelperText("12 characters or more; words that do not belong together are good");
    }
}
