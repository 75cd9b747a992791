package org.productimporter.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.productimporter.importer.testing.ProductFile.Shape;

/// What one run measures.
///
/// @param repository root of the working copy, where the built jars are
/// @param rows rows of a file; more than [#BASE_ROWS] measures the scaling instead of the cases
/// @param rounds how often each case is measured; the median counts
/// @param peers of `psql`, `cli` and `server`
/// @param shapes of the files
/// @param cases which cases; each needs those before it, which then run unmeasured
/// @param postgres further settings of the server
/// @param heap of our programs, as `-Xmx` spells it
record Options(Path repository, long rows, int rounds, List<String> peers, Set<Shape> shapes, Set<Case> cases,
        Map<String, String> postgres, String heap) {

    static final long BASE_ROWS = 500_000;

    static final String USAGE = """
            bench/run [--rows=500000] [--rounds=3] [--peers=psql,cli,server]
                      [--shapes=assignment,catalogue] [--cases=new,same,changed]
                      [--heap=256m] [--postgres=name=value,name=value]
            --rows above 500000 measures rows per second against 500,000 rows in the same run.
            """;

    static Options of(Path repository, String... arguments) {
        var given = new HashMap<String, String>();
        for (var argument : arguments) {
            var parts = argument.split("=", 2);
            if (!parts[0].startsWith("--") || parts.length < 2) {
                throw new IllegalArgumentException(argument + " is no option.\n" + USAGE);
            }
            given.put(parts[0].substring(2), parts[1]);
        }
        var options = new Options(repository, Long.parseLong(given.getOrDefault("rows", "" + BASE_ROWS)),
                Integer.parseInt(given.getOrDefault("rounds", "3")),
                list(given.getOrDefault("peers", "psql,cli,server")),
                constants(Shape.class, given.getOrDefault("shapes", "assignment,catalogue")),
                constants(Case.class, given.getOrDefault("cases", "new,same,changed")),
                settings(given.getOrDefault("postgres", "")), given.getOrDefault("heap", "256m"));
        given.keySet().removeAll(Set.of("rows", "rounds", "peers", "shapes", "cases", "heap", "postgres"));
        if (!given.isEmpty()) {
            throw new IllegalArgumentException("unknown " + given.keySet() + "\n" + USAGE);
        }
        return options;
    }

    private static List<String> list(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(",", -1));
    }

    private static <E extends Enum<E>> Set<E> constants(Class<E> type, String text) {
        var constants = EnumSet.noneOf(type);
        list(text).forEach(name -> constants.add(Enum.valueOf(type, name.toUpperCase(Locale.ROOT))));
        return constants;
    }

    private static Map<String, String> settings(String text) {
        var settings = new HashMap<String, String>();
        for (var setting : list(text)) {
            var parts = setting.split("=", 2);
            settings.put(parts[0], parts[1]);
        }
        return settings;
    }
}
