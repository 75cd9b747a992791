package org.productimporter.web.products.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.productimporter.web.common.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads the JSON object in a request, numbers with all their digits. Which members it has is
/// known afterwards, so that a missing one is not a null one.
@Component
class JsonBodyReader {

    private static final int MAX_BYTES = 1024 * 1024;

    private final JsonMapper json;

    JsonBodyReader(JsonMapper json) {
        this.json = json.rebuild()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }

    /// @throws Problem 400 when the body is no JSON object, 413 when it has more than 1 MiB
    ObjectNode read(HttpServletRequest request) throws IOException {
        var bytes = request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw ProblemException.of(HttpStatus.CONTENT_TOO_LARGE, "The body is too large",
                    "A body here has at most %,d bytes".formatted(MAX_BYTES));
        }
        try {
            if (json.readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw invalid(e.getOriginalMessage());
        }
        throw invalid("it is something else");
    }

    private static ProblemException invalid(String why) {
        return ProblemException.of(HttpStatus.BAD_REQUEST, "Invalid request",
                "The body is a JSON object; what was sent cannot be read: " + why);
    }
}
