package org.productimporter.web.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.shared.HasValidationProperties;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.common.ProblemException.FieldError;
import org.springframework.security.access.AccessDeniedException;

/// Fields below each other. What the server refuses stands at the field that it is about, or
/// above all of them.
public final class FieldForm extends Div {

    private record Field(HasValidationProperties input, String label) {}

    private final Map<String, Field> fields = new HashMap<>();
    private final ErrorMessageLine problem = new ErrorMessageLine();

    public FieldForm() {
        addClassName("form");
        add(problem);
    }

    /// Adds a field.
    ///
    /// @param name what the doors call it in their problems
    public <F extends Component & HasLabel & HasValidationProperties> FieldForm field(String name, F input) {
        fields.put(name, new Field(input, input.getLabel()));
        add(input);
        return this;
    }

    /// Runs what the form is for.
    ///
    /// @return whether it was done
    public boolean submit(Runnable action) {
        problem.clear();
        fields.values().forEach(field -> field.input().setInvalid(false));
        try {
            action.run();
            return true;
        } catch (ProblemException refused) {
            var elsewhere = refused.fieldErrors()
                    .stream()
                    .filter(error -> !tellAtField(error))
                    .map(FieldError::message)
                    .collect(Collectors.joining("; "));
            if (refused.fieldErrors().isEmpty()) {
                problem.show(refused.detail());
            } else if (!elsewhere.isEmpty()) {
                problem.show(elsewhere);
            }
        } catch (AccessDeniedException refused) {
            problem.show("Your role does not allow this. Ask an administrator");
        }
        return false;
    }

    private boolean tellAtField(FieldError error) {
        var field = fields.get(error.field());
        if (field != null) {
            field.input().setErrorMessage(words(error, field.label()));
            field.input().setInvalid(true);
        }
        return field != null;
    }

    /// The message as a sentence of the screen: the name of REST becomes the label.
    public static String words(FieldError error, String label) {
        var message = error.message();
        return message.startsWith(error.field()) ? label + message.substring(error.field().length())
                : message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1);
    }
}
