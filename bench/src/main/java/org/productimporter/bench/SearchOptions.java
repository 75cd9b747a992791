package org.productimporter.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Options of `bench/search`.
///
/// @param repository root of the working copy with the built jar
/// @param products number of products in the catalogue
/// @param imported rows of the import during which searches run
/// @param times number of requests of each kind
/// @param parts of `lists`, `import`, `export`, `merge` and `delete`
/// @param imports of `new`, `same` and `changed`, in this order
/// @param keep whether the catalogue of the last run is reused if it has the same number of products
record SearchOptions(Path repository, long products, long imported, int times, List<String> parts, List<String> imports,
        boolean keep) {

    static final String USAGE = """
            bench/search [--products=1000000] [--imported=500000] [--times=40] [--keep=yes]
                         [--parts=lists,import,export,delete] [--imports=new,same,changed]
            """;

    private static final Map<String, String> DEFAULTS = Map.of("products", "1000000", "imported", "500000", "times",
            "40", "parts", "lists,import,export,delete", "imports", "new,same,changed", "keep", "no");

    /// @param arguments the root of the working copy, then options
    static SearchOptions of(String... arguments) {
        var values = OptionParser.parse(DEFAULTS, USAGE, List.of(arguments).subList(1, arguments.length));
        return new SearchOptions(Path.of(arguments[0]).toAbsolutePath(),
                Long.parseLong(values.getOrDefault("products", "")),
                Long.parseLong(values.getOrDefault("imported", "")), Integer.parseInt(values.getOrDefault("times", "")),
                OptionParser.list(values.getOrDefault("parts", "")),
                OptionParser.list(values.getOrDefault("imports", "")), "yes".equals(values.get("keep")));
    }

    boolean has(String part) {
        return parts.contains(part);
    }

    /// One folder per size, so that large catalogues can be kept.
    Path folder() {
        return repository.resolve("bench/target/search-" + products);
    }
}
