package org.productimporter.web.input;

import java.beans.PropertyEditorSupport;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Reads a whole number of ASCII digits. The default editor also reads `0x3`, `+3`, `٣` and spaces.
final class NumberEditor extends PropertyEditorSupport {

    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,19}");

    private final Function<String, Number> parse;

    NumberEditor(Function<String, Number> parse) {
        this.parse = parse;
    }

    /// An empty text is a missing parameter.
    @Override
    public void setAsText(String text) {
        if (text.isEmpty()) {
            setValue(null);
            return;
        }
        try {
            if (INTEGER.matcher(text).matches()) {
                setValue(parse.apply(text));
                return;
            }
        } catch (NumberFormatException e) {
            // The number has too many digits for its type.
        }
        throw new InvalidParameterValueException("a whole number such as 42", text);
    }
}
