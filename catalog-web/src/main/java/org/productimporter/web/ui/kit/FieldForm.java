package org.productimporter.web.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.shared.HasValidationProperties;

/// A form with one column of fields. Shows an error of the server at its field, or above all fields.
public final class FieldForm extends Div {

    private final FieldErrors errors = new FieldErrors();
    private final ErrorMessageLine error = new ErrorMessageLine();

    public FieldForm() {
        addClassName("form");
        add(error);
    }

    /// Adds a field.
    ///
    /// @param name the name that services use for it in a [FieldError]
    public <F extends Component & HasLabel & HasValidationProperties> FieldForm field(String name, F input) {
        errors.field(name, input, input.getLabel());
        add(input);
        return this;
    }

    /// Runs the action of the form and shows why it was rejected.
    ///
    /// @return whether the action succeeded
    public boolean submit(Runnable action) {
        error.clear();
        return errors.run(action, error::show);
    }
}
