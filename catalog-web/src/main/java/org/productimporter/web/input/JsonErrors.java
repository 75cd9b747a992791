package org.productimporter.web.input;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.ProblemException;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Says what is wrong with a JSON body, without the messages of the parser, which contain class names.
public final class JsonErrors {

    private JsonErrors() {}

    /// 400 that names the field, without the index in a list, and what it must be, or the position of invalid JSON.
    public static ProblemException translate(JacksonException failure) {
        var place = place(failure);
        var field = place.replaceAll("\\[\\d+]", "");
        return switch (failure) {
            case UnrecognizedPropertyException unknown -> ProblemException.field(field,
                    field + " is unknown" + known(unknown));
            case InvalidValueException invalid -> ProblemException.field(field,
                    field + " " + invalid.getOriginalMessage());
            case InvalidNullException _ -> ProblemException.field(field, place + " is null");
            case MismatchedInputException mismatch when !field.isEmpty() -> ProblemException.field(field,
                    field + " must be " + expected(mismatch.getTargetType()));
            case StreamReadException invalid when isDuplicate(invalid) -> duplicate(invalid);
            case MismatchedInputException _ -> invalid("it is empty, or not the object that belongs here");
            default -> invalid("it is no valid JSON" + position(failure));
        };
    }

    private static ProblemException invalid(String why) {
        return ProblemException.of(HttpStatus.BAD_REQUEST, "Invalid request", "The body is not a JSON object: " + why);
    }

    /// The path such as `columns.price` or `scopes[0]`; empty for the whole body.
    private static String place(JacksonException failure) {
        var path = new StringBuilder();
        for (var step : failure.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    private static String known(UnrecognizedPropertyException failure) {
        var known = failure.getKnownPropertyIds();
        return known == null ? ""
                : known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", ", "; use ", ""));
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a number";
        }
        if (type == String.class) {
            return "a string";
        }
        if (type == Instant.class) {
            return Rfc3339.EXPECTED;
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return Map.class.isAssignableFrom(type) || type.isRecord() ? "an object" : "of another type";
    }

    private static boolean isDuplicate(StreamReadException failure) {
        return String.valueOf(failure.getOriginalMessage()).startsWith("Duplicate ");
    }

    private static ProblemException duplicate(StreamReadException failure) {
        var parser = failure.processor();
        var field = parser == null ? "a member" : String.valueOf(parser.currentName());
        return ProblemException.field(field, field + " occurs twice");
    }

    private static String position(JacksonException failure) {
        var location = failure.getLocation();
        return location == null || location.getLineNr() < 1 ? ""
                : ", see line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }
}
