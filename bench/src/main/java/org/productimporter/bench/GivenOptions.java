package org.productimporter.bench;

import java.util.HashMap;
import java.util.Map;

/// The options of a command line, with what is usual for those that are not given.
final class GivenOptions {

    private GivenOptions() {}

    /// @param usual every option there is
    /// @param arguments the root of the working copy, then options as `--name=value`
    /// @throws IllegalArgumentException for any other, with the usage
    static Map<String, String> of(Map<String, String> usual, String usage, String... arguments) {
        var given = new HashMap<>(usual);
        for (int no = 1; no < arguments.length; no++) {
            var parts = arguments[no].split("=", 2);
            var name = parts[0].replaceFirst("^--", "");
            if (parts.length < 2 || given.replace(name, parts[1]) == null) {
                throw new IllegalArgumentException(arguments[no] + " is no option.\n" + usage);
            }
        }
        return given;
    }
}
