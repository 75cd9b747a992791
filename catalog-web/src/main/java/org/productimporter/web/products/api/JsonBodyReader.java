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

/// Reads a JSON object with exact numbers and no duplicate members. As a tree, because a missing member
/// differs from a null one. Thread-safe.
@Component
class JsonBodyReader {

    private final JsonMapper json;

    JsonBodyReader(JsonMapper json) {
        this.json = json.rebuild().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    }

    /// @throws ProblemException 400 if the body is not a JSON object
    ObjectNode read(HttpServletRequest request) throws IOException {
        var bytes = request.getInputStream().readAllBytes();
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
