package org.productimporter.web.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.shared.HasValidationProperties;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.common.ProblemException.FieldError;
import org.productimporter.web.ui.format.ErrorMessages;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.util.StringUtils;

/// A form with one column of fields. Shows an error of the server at its field, or above all fields.
public final class FieldForm extends Div {

    private record Field(HasValidationProperties input, String label) {}

    private final Map<String, Field> fields = new HashMap<>();
    private final ErrorMessageLine error = new ErrorMessageLine();

    public FieldForm() {
        addClassName("form");
        add(error);
    }

    /// Adds a field.
    ///
    /// @param name the name that services use for it in a [FieldError]
    public <F extends Component & HasLabel & HasValidationProperties> FieldForm field(String name, F input) {
        fields.put(name, new Field(input, input.getLabel()));
        add(input);
        return this;
    }

    /// Runs the action of the form and shows why it was rejected.
    ///
    /// @return whether the action succeeded
    public boolean submit(Runnable action) {
        fields.values().forEach(field -> field.input().setInvalid(false));
        error.clear();
        try {
            action.run();
            return true;
        } catch (ProblemException rejected) {
            show(rejected);
        } catch (AccessDeniedException denied) {
            error.show(ErrorMessages.of(denied));
        }
        return false;
    }

    private void show(ProblemException rejected) {
        var others = rejected.fieldErrors()
                .stream()
                .filter(fieldError -> !showAtField(fieldError))
                .map(FieldError::message)
                .collect(Collectors.joining("; "));
        if (rejected.fieldErrors().isEmpty()) {
            error.show(rejected.detail());
        } else if (!others.isEmpty()) {
            error.show(others);
        }
    }

    private boolean showAtField(FieldError fieldError) {
        var field = fields.get(fieldError.field());
        if (field != null) {
            field.input().setErrorMessage(message(fieldError, field.label()));
            field.input().setInvalid(true);
        }
        return field != null;
    }

    /// The message with the label in place of the REST name of the field.
    public static String message(FieldError error, String label) {
        var message = error.message();
        return message.startsWith(error.field()) ? label + message.substring(error.field().length())
                : StringUtils.capitalize(message);
    }
}
