package org.productimporter.web.security.ui;

import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;

/// A field for a new password, with the rules as helper text.
final class NewPasswordField extends PasswordField {

    NewPasswordField(String label) {
        super(label);
        setAutocomplete(Autocomplete.NEW_PASSWORD);
        setHelperText("12 characters or more; several unrelated words work well");
    }
}
