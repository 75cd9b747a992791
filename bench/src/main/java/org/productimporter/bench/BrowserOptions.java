package org.productimporter.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Options of `bench/browsers`.
///
/// @param repository root of the working copy with the built jar
/// @param pages number of browser pages that follow the import, each with its own session
/// @param rows rows of the file
/// @param rounds number of imports without and with the pages; the median counts
/// @param heap heap of the server in the syntax of `-Xmx`
record BrowserOptions(Path repository, int pages, long rows, int rounds, String heap) {

    static final String USAGE = """
            bench/browsers [--pages=50] [--rows=500000] [--rounds=2] [--heap=256m]
            """;

    private static final Map<String, String> DEFAULTS =
            Map.of("pages", "50", "rows", "500000", "rounds", "2", "heap", "256m");

    /// @param arguments the root of the working copy, then options
    static BrowserOptions of(String... arguments) {
        var values = OptionParser.parse(DEFAULTS, USAGE, List.of(arguments).subList(1, arguments.length));
        return new BrowserOptions(Path.of(arguments[0]).toAbsolutePath(),
                Integer.parseInt(values.getOrDefault("pages", "")), Long.parseLong(values.getOrDefault("rows", "")),
                Integer.parseInt(values.getOrDefault("rounds", "")), values.getOrDefault("heap", ""));
    }

    Path folder() {
        return repository.resolve("bench/target/browsers");
    }
}
