package org.productimporter.web.input;

import java.beans.PropertyEditorSupport;

/// Reads a time as [Rfc3339] defines it.
final class TimeEditor extends PropertyEditorSupport {

    /// An empty text is a missing parameter.
    @Override
    public void setAsText(String text) {
        if (text.isEmpty()) {
            setValue(null);
            return;
        }
        setValue(Rfc3339.parse(text).orElseThrow(() -> new InvalidParameterValueException(Rfc3339.EXPECTED, text)));
    }
}
