package org.productimporter.bench;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Parses options of the form `--name=value`.
public final class OptionParser {

    private OptionParser() {}

    /// Returns the values of all options.
    ///
    /// @param defaults all known options with their defaults
    /// @param options command line
    /// @throws IllegalArgumentException with the usage if an option is unknown
    public static Map<String, String> parse(Map<String, String> defaults, String usage, List<String> options) {
        var values = new HashMap<>(defaults);
        for (var option : options) {
            var parts = option.split("=", 2);
            var name = parts[0].replaceFirst("^--", "");
            if (parts.length < 2 || values.replace(name, parts[1]) == null) {
                throw new IllegalArgumentException("Unknown option " + option + ".\n" + usage);
            }
        }
        return values;
    }

    /// The elements of a comma-separated value.
    public static List<String> list(String value) {
        return value.isEmpty() ? List.of() : Arrays.asList(value.split(",", -1));
    }
}
