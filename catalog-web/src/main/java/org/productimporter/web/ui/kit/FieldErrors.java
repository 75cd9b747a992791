package org.productimporter.web.ui.kit;

import com.vaadin.flow.component.shared.HasValidationProperties;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.common.ProblemException.FieldError;
import org.productimporter.web.ui.format.ErrorMessages;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.util.StringUtils;

/// Fields of a page by the names that services use for them in a [FieldError]. Shows errors of the server at its field.
public final class FieldErrors {

    private record Field(HasValidationProperties input, String label) {}

    private final Map<String, Field> fields = new HashMap<>();

    /// Adds a field, or replaces the one with this name.
    ///
    /// @param label replaces the name in messages
    public void field(String name, HasValidationProperties input, String label) {
        fields.put(name, new Field(input, label));
    }

    /// Runs an action and shows why it was rejected. Unexpected errors reach the error handler of the session.
    ///
    /// @param showOther receives errors that belong to no field
    /// @return whether the action succeeded
    public boolean run(Runnable action, Consumer<String> showOther) {
        fields.values().forEach(field -> field.input().setInvalid(false));
        try {
            action.run();
            return true;
        } catch (ProblemException rejected) {
            show(rejected, showOther);
        } catch (AccessDeniedException denied) {
            showOther.accept(ErrorMessages.of(denied));
        }
        return false;
    }

    private void show(ProblemException rejected, Consumer<String> showOther) {
        var others = rejected.fieldErrors()
                .stream()
                .filter(fieldError -> !showAtField(fieldError))
                .map(FieldError::message)
                .collect(Collectors.joining("; "));
        if (rejected.fieldErrors().isEmpty()) {
            showOther.accept(rejected.detail());
        } else if (!others.isEmpty()) {
            showOther.accept(others);
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
