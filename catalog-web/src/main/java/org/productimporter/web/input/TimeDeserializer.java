package org.productimporter.web.input;

import java.time.Instant;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/// Reads times as strings only, as [Rfc3339] defines them. Thread-safe.
final class TimeDeserializer extends StdScalarDeserializer<Instant> {

    TimeDeserializer() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            throw new InvalidValueException(parser, "must be " + Rfc3339.EXPECTED);
        }
        return Rfc3339.parse(parser.getString())
                .orElseThrow(() -> new InvalidValueException(parser, "must be " + Rfc3339.EXPECTED));
    }
}
