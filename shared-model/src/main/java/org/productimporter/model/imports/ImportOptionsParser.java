package org.productimporter.model.imports;

import static org.productimporter.model.imports.ImportOptions.DEFAULTS;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Parses and formats options by name: JSON, query or form in REST, `--name=value` on the command line, JSON in the table.
/// A value is text, a number or a boolean; `columns` is a map of header cell to field.
final class ImportOptionsParser {

    private static final Set<String> NAMES =
            Set.of("mode", "preview", "columns", "unknown", "profile", "delimiter", "charset", "header", "sheet",
                    "skip_lines", "decimal", "currency", "on_blank", "missing", "missing_cap_percent", "max_rejected");

    private final Map<String, ?> fields;

    private ImportOptionsParser(Map<String, ?> fields) {
        this.fields = fields;
    }

    static ImportOptions parse(Map<String, ?> fields) {
        for (String name : new TreeSet<>(fields.keySet())) {
            if (!NAMES.contains(name)) {
                throw new InvalidOptionException(name,
                        "there is no option " + name + "; there are " + new TreeSet<>(NAMES));
            }
        }
        return new ImportOptionsParser(fields).options();
    }

    static Map<String, Object> format(ImportOptions options) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("mode", text(options.mode()));
        fields.put("preview", options.preview());
        fields.put("columns", columns(options.columns()));
        fields.put("unknown", text(options.unknown()));
        putIfPresent(fields, "profile", options.profile());
        format(options.file(), fields);
        fields.put("on_blank", text(options.onBlank()));
        fields.put("missing", text(options.missing()));
        fields.put("missing_cap_percent", options.missingCapPercent());
        putIfPresent(fields, "max_rejected", options.maxRejected());
        return fields;
    }

    private static void format(FileOptions file, Map<String, Object> fields) {
        putIfPresent(fields, "delimiter", file.delimiter());
        putIfPresent(fields, "charset", file.charset());
        putIfPresent(fields, "header", file.header());
        putIfPresent(fields, "sheet", file.sheet());
        if (file.skipLines() != null) {
            fields.put("skip_lines", file.skipLines());
        }
        putIfPresent(fields, "decimal", file.decimal());
        putIfPresent(fields, "currency", file.currency());
    }

    private static void putIfPresent(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value instanceof Enum<?> constant ? text(constant) : value.toString());
        }
    }

    /// A column that is left out is null, as in REST.
    private static Map<String, @Nullable String> columns(Map<String, String> columns) {
        var fields = new TreeMap<String, @Nullable String>();
        columns.forEach((cell, field) -> fields.put(cell, field.equals(ImportOptions.LEAVE_OUT) ? null : field));
        return fields;
    }

    private ImportOptions options() {
        return new ImportOptions(choice("mode", ImportOptions.Mode.class, DEFAULTS.mode()), flag("preview"), columns(),
                choice("unknown", ImportOptions.UnknownColumns.class, DEFAULTS.unknown()), value("profile"), file(),
                choice("on_blank", ImportOptions.OnBlank.class, DEFAULTS.onBlank()),
                choice("missing", ImportOptions.Missing.class, DEFAULTS.missing()), missingCapPercent(), maxRejected());
    }

    private FileOptions file() {
        return new FileOptions(delimiter(), value("charset"), optionalChoice("header", FileOptions.HeaderRow.class),
                value("sheet"), skipLines(), optionalChoice("decimal", FileOptions.DecimalMark.class), currency());
    }

    private @Nullable String value(String name) {
        var value = fields.get(name);
        return value == null || value.toString().isEmpty() ? null : value.toString();
    }

    private <E extends Enum<E>> E choice(String name, Class<E> type, E fallback) {
        var chosen = optionalChoice(name, type);
        return chosen == null ? fallback : chosen;
    }

    private <E extends Enum<E>> @Nullable E optionalChoice(String name, Class<E> type) {
        var value = value(name);
        if (value == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> text(constant).equals(value))
                .findFirst()
                .orElseThrow(() -> invalid(name, "one of " + spellings(type), value));
    }

    private boolean flag(String name) {
        var value = value(name);
        return switch (value) {
            case null -> false;
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid(name, "true or false", value);
        };
    }

    private @Nullable Character delimiter() {
        var value = value("delimiter");
        if (value == null) {
            return null;
        }
        if (value.equals("tab") || value.equals("\\t")) {
            return '\t';
        }
        var usable = value.length() == 1 && value.charAt(0) < 128 && "\"\r\n".indexOf(value) < 0;
        if (!usable) {
            throw invalid("delimiter", "one ASCII character, or tab", value);
        }
        return value.charAt(0);
    }

    private @Nullable Integer skipLines() {
        var value = value("skip_lines");
        if (value == null) {
            return null;
        }
        if (!value.matches("\\d{1,4}")) {
            throw invalid("skip_lines", "a whole number between 0 and 9999", value);
        }
        return Integer.valueOf(value);
    }

    private @Nullable String currency() {
        var value = value("currency");
        if (value != null && !value.matches("[A-Za-z]{3}")) {
            throw invalid("currency", "an ISO 4217 code such as EUR", value);
        }
        return value == null ? null : value.toUpperCase(Locale.ROOT);
    }

    private int missingCapPercent() {
        var value = value("missing_cap_percent");
        if (value == null) {
            return DEFAULTS.missingCapPercent();
        }
        if (!value.matches("\\d{1,3}") || Integer.parseInt(value) > 100) {
            throw invalid("missing_cap_percent", "a whole number between 0 and 100", value);
        }
        return Integer.parseInt(value);
    }

    private @Nullable RejectionLimit maxRejected() {
        var value = value("max_rejected");
        try {
            return value == null ? null : RejectionLimit.parse(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidOptionException("max_rejected", String.valueOf(e.getMessage()));
        }
    }

    private Map<String, String> columns() {
        var value = fields.get("columns");
        return switch (value) {
            case null -> Map.of();
            case Map<?, ?> map -> map.entrySet()
                    .stream()
                    .collect(Collectors.toMap(entry -> String.valueOf(entry.getKey()),
                            entry -> Objects.requireNonNullElse(entry.getValue(), ImportOptions.LEAVE_OUT).toString()));
            default -> throw invalid("columns", "an object of header cell to field", value.toString());
        };
    }

    private static String spellings(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(ImportOptionsParser::text).collect(Collectors.joining(", "));
    }

    private static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static InvalidOptionException invalid(String name, String expected, String actual) {
        return new InvalidOptionException(name, name + " is " + expected + ", not " + actual);
    }
}
