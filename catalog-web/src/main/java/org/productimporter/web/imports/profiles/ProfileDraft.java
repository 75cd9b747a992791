package org.productimporter.web.imports.profiles;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.InvalidOptionException;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.common.ProblemException.FieldError;

/// A profile as entered, not validated. Immutable.
///
/// @param headerSignature null if the profile is only chosen by its name
public record ProfileDraft(@Nullable String name, @Nullable String headerSignature,
        Map<String, @Nullable String> columns, Map<String, @Nullable Object> options) {

    private static final int MAX_NAME_LENGTH = 100;

    /// The options that describe a file. Those of the import itself, such as `mode`, are chosen for each import.
    private static final Set<String> OPTIONS =
            Set.of("unknown", "delimiter", "charset", "header", "sheet", "skip_lines", "decimal", "currency");

    public ProfileDraft {
        name = name == null ? null : name.strip();
    }

    /// @throws ProblemException 400 with all errors
    void requireValid() {
        var errors = errors();
        if (!errors.isEmpty()) {
            throw ProblemException.fields(errors);
        }
    }

    private List<FieldError> errors() {
        var errors = new ArrayList<FieldError>();
        if (name == null || name.isEmpty() || name.codePointCount(0, name.length()) > MAX_NAME_LENGTH) {
            errors.add(new FieldError("name", "name has 1 to %d characters".formatted(MAX_NAME_LENGTH)));
        }
        if (headerSignature != null && !headerSignature.matches("[0-9a-f]{64}")) {
            errors.add(new FieldError("header_signature",
                    "header_signature is a SHA-256 in hexadecimal, as other profiles and imports show it"));
        }
        errors.addAll(ColumnTargets.errors(columns, null));
        options.forEach((option, value) -> check(option, value, errors));
        return errors;
    }

    private static void check(String option, @Nullable Object value, List<FieldError> errors) {
        var field = "options." + option;
        if (!OPTIONS.contains(option)) {
            errors.add(new FieldError(field,
                    "a profile has no option %s; it has %s".formatted(option, new TreeSet<>(OPTIONS))));
            return;
        }
        try {
            var single = new HashMap<String, @Nullable Object>();
            single.put(option, value);
            ImportOptions.of(single);
        } catch (InvalidOptionException e) {
            errors.add(new FieldError(field, String.valueOf(e.getMessage())));
        }
    }

    String validName() {
        return Objects.requireNonNull(name);
    }

    /// Returns the options with a value.
    Map<String, Object> givenOptions() {
        var given = new TreeMap<String, Object>();
        options.forEach((option, value) -> {
            if (value != null) {
                given.put(option, value);
            }
        });
        return given;
    }
}
