package org.productimporter.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What one run of `bench/search` measures.
///
/// @param repository root of the working copy, where the built jar is
/// @param products how many the catalogue has
/// @param imported rows of the import beside which is searched
/// @param times how often each question is asked
/// @param parts of `lists`, `import`, `export`, `merge` and `delete`
/// @param imports of `new`, `same` and `changed`, in this order
/// @param keep whether the catalogue of the last run is used again when it has as many products
record SearchOptions(Path repository, long products, long imported, int times, List<String> parts, List<String> imports,
        boolean keep) {

    static final String USAGE = """
            bench/search [--products=1000000] [--imported=500000] [--times=40] [--keep=yes]
                         [--parts=lists,import,export,merge,delete] [--imports=new,same,changed]
            """;

    private static final Map<String, String> USUAL = Map.of("products", "1000000", "imported", "500000", "times", "40",
            "parts", "lists,import,export,merge,delete", "imports", "new,same,changed", "keep", "no");

    /// @param arguments the root of the working copy, then options
    static SearchOptions of(String... arguments) {
        var given = GivenOptions.of(USUAL, USAGE, arguments);
        return new SearchOptions(Path.of(arguments[0]).toAbsolutePath(),
                Long.parseLong(given.getOrDefault("products", "")), Long.parseLong(given.getOrDefault("imported", "")),
                Integer.parseInt(given.getOrDefault("times", "")),
                Arrays.asList(given.getOrDefault("parts", "").split(",", -1)),
                Arrays.asList(given.getOrDefault("imports", "").split(",", -1)), "yes".equals(given.get("keep")));
    }

    boolean has(String part) {
        return parts.contains(part);
    }

    /// One folder for each size, so that a large catalogue can be kept.
    Path folder() {
        return repository.resolve("bench/target/search-" + products);
    }
}
