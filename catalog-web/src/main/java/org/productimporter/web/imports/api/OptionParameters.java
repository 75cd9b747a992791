package org.productimporter.web.imports.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.InvalidOptionException;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.imports.profiles.ProfileService;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads the options of requests: query parameters, form fields and JSON. Thread-safe.
@Component
class OptionParameters {

    private static final TypeReference<Map<String, Object>> COLUMNS = new TypeReference<>() {};
    private static final Set<String> OTHER_PARAMETERS = Set.of("file_name");

    private final JsonMapper json;
    private final ProfileService profiles;

    OptionParameters(JsonMapper json, ProfileService profiles) {
        this.json = json;
        this.profiles = profiles;
    }

    /// Parses the parameters of a request except `file_name`.
    ///
    /// @throws InvalidOptionException if an option is unknown, invalid or repeated
    /// @throws ProblemException 400 if there is no such profile
    ImportOptions parse(Map<String, String[]> parameters) {
        var fields = new LinkedHashMap<String, Object>();
        parameters.forEach((name, values) -> {
            if (values.length > 1) {
                throw new InvalidOptionException(name, name + " is given " + values.length + " times");
            }
            if (!OTHER_PARAMETERS.contains(name)) {
                fields.put(name, name.equals("columns") ? columns(values[0]) : values[0]);
            }
        });
        return of(fields);
    }

    /// Parses options by name.
    ///
    /// @throws InvalidOptionException if an option is unknown or invalid
    /// @throws ProblemException 400 if there is no such profile
    ImportOptions of(Map<String, ?> fields) {
        var options = ImportOptions.of(fields);
        profiles.requireExists(options.profile());
        return options;
    }

    private Map<String, Object> columns(String text) {
        try {
            return text.isEmpty() ? Map.of() : json.readValue(text, COLUMNS);
        } catch (JacksonException e) {
            throw new InvalidOptionException("columns", "columns is a JSON object of header cell to field, such as"
                    + " {\"Artikelnummer\": \"sku\"}, not " + text);
        }
    }
}
