package org.productimporter.bench;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.productimporter.importer.testing.ProductFile.Shape;

/// Options of `bench/run`.
///
/// @param repository root of the working copy with the built jars
/// @param rows rows of a file; more than [#BASE_ROWS] measures the scaling instead of the cases
/// @param rounds number of measurements of each case; the median counts
/// @param loaders of `psql`, `cli` and `server`
/// @param shapes shapes of the files
/// @param cases measured cases, each of which requires the preceding ones
/// @param postgres additional settings of PostgreSQL
/// @param heap heap of Product Importer in the syntax of `-Xmx`
record BenchmarkOptions(Path repository, long rows, int rounds, List<String> loaders, Set<Shape> shapes,
        Set<BenchmarkCase> cases, Map<String, String> postgres, String heap) {

    static final long BASE_ROWS = 500_000;

    static final String USAGE = """
            bench/run [--rows=500000] [--rounds=3] [--loaders=psql,cli,server]
                      [--shapes=assignment,catalogue] [--cases=new,same,changed]
                      [--heap=256m] [--postgres=name=value,name=value]
            --rows above 500000 compares the rows per second with those of 500,000 rows in the same run.
            """;

    private static final Map<String, String> DEFAULTS =
            Map.of("rows", "" + BASE_ROWS, "rounds", "3", "loaders", "psql,cli,server", "shapes",
                    "assignment,catalogue", "cases", "new,same,changed", "heap", "256m", "postgres", "");

    static BenchmarkOptions of(Path repository, String... arguments) {
        var values = OptionParser.parse(DEFAULTS, USAGE, List.of(arguments));
        return new BenchmarkOptions(repository, Long.parseLong(values.getOrDefault("rows", "")),
                Integer.parseInt(values.getOrDefault("rounds", "")),
                OptionParser.list(values.getOrDefault("loaders", "")),
                constants(Shape.class, values.getOrDefault("shapes", "")),
                constants(BenchmarkCase.class, values.getOrDefault("cases", "")),
                settings(values.getOrDefault("postgres", "")), values.getOrDefault("heap", ""));
    }

    private static <E extends Enum<E>> Set<E> constants(Class<E> type, String value) {
        var constants = EnumSet.noneOf(type);
        OptionParser.list(value).forEach(name -> constants.add(Enum.valueOf(type, name.toUpperCase(Locale.ROOT))));
        return constants;
    }

    private static Map<String, String> settings(String value) {
        var settings = new HashMap<String, String>();
        for (var setting : OptionParser.list(value)) {
            var parts = setting.split("=", 2);
            settings.put(parts[0], parts[1]);
        }
        return settings;
    }
}
