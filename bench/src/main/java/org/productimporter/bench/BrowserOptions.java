package org.productimporter.bench;

import java.nio.file.Path;
import java.util.Map;

/// What one run of `bench/browsers` measures.
///
/// @param repository root of the working copy, where the built jar is
/// @param pages how many browsers follow the import, each with a session of its own
/// @param rows of the file
/// @param rounds how often the import runs without and with them; the median counts
/// @param heap of the server, as `-Xmx` spells it
record BrowserOptions(Path repository, int pages, long rows, int rounds, String heap) {

    static final String USAGE = """
            bench/browsers [--pages=50] [--rows=500000] [--rounds=2] [--heap=256m]
            """;

    private static final Map<String, String> USUAL =
            Map.of("pages", "50", "rows", "500000", "rounds", "2", "heap", "256m");

    /// @param arguments the root of the working copy, then options
    static BrowserOptions of(String... arguments) {
        var given = GivenOptions.of(USUAL, USAGE, arguments);
        return new BrowserOptions(Path.of(arguments[0]).toAbsolutePath(),
                Integer.parseInt(given.getOrDefault("pages", "")), Long.parseLong(given.getOrDefault("rows", "")),
                Integer.parseInt(given.getOrDefault("rounds", "")), given.getOrDefault("heap", ""));
    }

    Path folder() {
        return repository.resolve("bench/target/browsers");
    }
}
