package org.productimporter.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.productimporter.importer.testing.ProductFile.Shape;

/// Options of `bench/run` and its commands `scale`, `workers`, `settings` and `profile`.
///
/// @param repository root of the working copy with the built jars
/// @param rows rows of the files
/// @param rounds number of measurements of each case; the median counts
/// @param peers of `psql`, `server` and `cli`
/// @param shapes shapes of the files
/// @param cases measured cases, each of which requires the preceding ones
/// @param postgres additional settings of PostgreSQL
/// @param heap heap of Product Importer in the syntax of `-Xmx`
/// @param workers numbers of workers to compare
/// @param settings settings of PostgreSQL to compare, each with those of the product; empty for a built-in list
/// @param limit no new measurement starts after this time
/// @param document whether the result replaces the tables and plots of the documents
record BenchmarkOptions(Path repository, List<Long> rows, int rounds, List<String> peers, Set<Shape> shapes,
        List<BenchmarkCase> cases, Map<String, String> postgres, String heap, List<Integer> workers,
        List<String> settings, Duration limit, boolean document) {

    static final long BASE_ROWS = 500_000;

    static final String USAGE = """
            bench/run           [--peers=psql,server,cli] [--rows=500000] [--rounds=3]
                                [--shapes=assignment,catalogue] [--cases=new,same,few,changed]
            bench/run scale     [--rows=10000000,50000000] [--cases=new,few]
            bench/run workers   [--workers=1,2]
            bench/run settings  [--settings="io_method=sync wal_buffers=64MB,max_wal_size=1GB"]
            bench/run profile
            all: [--heap=256m] [--postgres=name=value,name=value] [--minutes=600] [--document=yes]
            """;

    private static final Map<String, String> DEFAULTS = Map.ofEntries(Map.entry("rows", "" + BASE_ROWS),
            Map.entry("rounds", "3"), Map.entry("peers", "psql,server,cli"),
            Map.entry("shapes", "assignment,catalogue"), Map.entry("cases", "new,same,changed"),
            Map.entry("heap", "256m"), Map.entry("postgres", ""), Map.entry("workers", "1,2"),
            Map.entry("settings", ""), Map.entry("minutes", "600"), Map.entry("document", "no"));

    /// @param defaults of the command, which override the general ones
    static BenchmarkOptions of(Path repository, Map<String, String> defaults, List<String> arguments) {
        var all = new HashMap<>(DEFAULTS);
        all.putAll(defaults);
        var values = OptionParser.parse(all, USAGE, arguments);
        return new BenchmarkOptions(repository, list(values, "rows").stream().map(Long::valueOf).toList(),
                Integer.parseInt(value(values, "rounds")), list(values, "peers"),
                constants(Shape.class, list(values, "shapes")),
                List.copyOf(constants(BenchmarkCase.class, list(values, "cases"))), settings(list(values, "postgres")),
                value(values, "heap"), list(values, "workers").stream().map(Integer::valueOf).toList(),
                list(values, "settings"), Duration.ofMinutes(Long.parseLong(value(values, "minutes"))),
                value(values, "document").equals("yes"));
    }

    private static String value(Map<String, String> values, String name) {
        return values.getOrDefault(name, "");
    }

    private static List<String> list(Map<String, String> values, String name) {
        return OptionParser.list(value(values, name));
    }

    private static <E extends Enum<E>> Set<E> constants(Class<E> type, List<String> names) {
        var constants = EnumSet.noneOf(type);
        names.forEach(name -> constants.add(Enum.valueOf(type, name.toUpperCase(Locale.ROOT))));
        return constants;
    }

    private static Map<String, String> settings(List<String> assignments) {
        var settings = new HashMap<String, String>();
        for (var setting : assignments) {
            var parts = setting.split("=", 2);
            settings.put(parts[0], parts[1]);
        }
        return settings;
    }

    /// The settings of one element of [#settings()], which are separated by spaces.
    static Map<String, String> candidate(String settings) {
        return settings(List.of(settings.split(" ", -1)));
    }

    /// The folder of the files and databases of a run.
    Path folder() {
        return repository.resolve("bench/target/work");
    }
}
