package org.productimporter.web.input;

/// A parameter or a part of a path has no value of its type. The message continues a sentence that begins with the parameter.
public final class InvalidParameterValueException extends IllegalArgumentException {

    private static final int MAX_SHOWN = 100;

    /// @param expected what the parameter must be
    InvalidParameterValueException(String expected, String value) {
        super("must be " + expected + ", not "
                + (value.length() > MAX_SHOWN ? value.substring(0, MAX_SHOWN) + "…" : value));
    }
}
