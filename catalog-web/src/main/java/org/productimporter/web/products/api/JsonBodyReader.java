package org.productimporter.web.products.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.input.JsonErrors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads a JSON object of at most 1 MiB with exact numbers and no duplicate members. As a tree, because a missing member
/// differs from a null one. Thread-safe.
@Component
class JsonBodyReader {

    private static final int MAX_BYTES = 1024 * 1024;

    private final JsonMapper json;

    JsonBodyReader(JsonMapper json) {
        this.json = json.rebuild().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    }

    /// @throws ProblemException 400 if the body is not a JSON object, 413 if it is too large
    ObjectNode read(HttpServletRequest request) throws IOException {
        var bytes = request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw ProblemException.of(HttpStatus.CONTENT_TOO_LARGE, "The body is too large",
                    "The body may have at most %,d bytes".formatted(MAX_BYTES));
        }
        try {
            if (json.readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw JsonErrors.translate(e);
        }
        throw invalid("it is of another type");
    }

    private static ProblemException invalid(String why) {
        return ProblemException.of(HttpStatus.BAD_REQUEST, "Invalid request", "The body is not a JSON object: " + why);
    }
}
