package org.productimporter.web.input;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.MismatchedInputException;

/// A value that no field of a JSON body may have. The message continues a sentence that begins with the field.
final class InvalidValueException extends MismatchedInputException {

    InvalidValueException(JsonParser parser, String message) {
        super(parser, message);
    }
}
