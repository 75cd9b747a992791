package org.productimporter.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Options of `bench/kill`.
///
/// @param repository root of the working copy with the built jars
/// @param kills number of kills
/// @param rows rows of a file
/// @param seed seed of the random moments
record KillTestOptions(Path repository, Target target, int kills, long rows, long seed) {

    /// The process to kill.
    enum Target {
        SERVER(20), POSTGRES(5), NODE(2);

        private final int defaultKills;

        Target(int defaultKills) {
            this.defaultKills = defaultKills;
        }
    }

    private static final String USAGE = """
            bench/kill server   [--kills=20] [--rows=500000] [--seed=1]
            bench/kill postgres [--kills=5]  [--rows=500000] [--seed=1]
            bench/kill node     [--kills=2]  [--rows=500000] [--seed=1]
            """;

    /// @param arguments the root of the working copy, the target, then options
    /// @throws IllegalArgumentException with the usage if an argument is invalid
    static KillTestOptions of(String... arguments) {
        if (arguments.length < 2 || !List.of("server", "postgres", "node").contains(arguments[1])) {
            throw new IllegalArgumentException(USAGE);
        }
        var target = Target.valueOf(arguments[1].toUpperCase(Locale.ROOT));
        var defaults = Map.of("kills", "" + target.defaultKills, "rows", "500000", "seed", "1");
        var values = OptionParser.parse(defaults, USAGE, List.of(arguments).subList(2, arguments.length));
        return new KillTestOptions(Path.of(arguments[0]).toAbsolutePath(), target,
                Integer.parseInt(values.getOrDefault("kills", "")), Long.parseLong(values.getOrDefault("rows", "")),
                Long.parseLong(values.getOrDefault("seed", "")));
    }
}
