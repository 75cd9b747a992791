package org.productimporter.web.input;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/// Reads strings that PostgreSQL can store: without U+0000 and without half a surrogate pair. Thread-safe.
final class TextDeserializer extends StdScalarDeserializer<String> {

    TextDeserializer() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (String) context.handleUnexpectedToken(context.constructType(String.class), parser);
        }
        var text = parser.getString();
        if (text.indexOf('\0') >= 0) {
            throw new InvalidValueException(parser, "contains the character U+0000; remove it");
        }
        if (text.codePoints().anyMatch(TextDeserializer::isSurrogate)) {
            throw new InvalidValueException(parser, "contains half a surrogate pair; remove it");
        }
        return text;
    }

    /// [String#codePoints] joins pairs, so that only halves remain.
    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
