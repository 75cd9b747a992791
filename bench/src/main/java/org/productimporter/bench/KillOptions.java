package org.productimporter.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What `bench/kill` kills, how often and in imports of how many rows.
///
/// @param repository root of the working copy, where the built jars are
/// @param seed of the moments
record KillOptions(Path repository, Target target, int kills, long rows, long seed) {

    /// What dies.
    enum Target {
        SERVER(20), POSTGRES(5), NODE(2);

        private final int usualKills;

        Target(int usualKills) {
            this.usualKills = usualKills;
        }
    }

    private static final String USAGE = """
            bench/kill server   [--kills=20] [--rows=500000] [--seed=1]
            bench/kill postgres [--kills=5]  [--rows=500000] [--seed=1]
            bench/kill node     [--kills=2]  [--rows=500000] [--seed=1]
            """;

    /// @param arguments the root of the working copy, the target, then options
    static KillOptions of(String... arguments) {
        if (arguments.length < 2) {
            throw new IllegalArgumentException(USAGE);
        }
        var target = target(arguments[1]);
        var given = new HashMap<String, Long>();
        for (int no = 2; no < arguments.length; no++) {
            var parts = arguments[no].split("=", 2);
            if (parts.length < 2 || !Set.of("--kills", "--rows", "--seed").contains(parts[0])) {
                throw new IllegalArgumentException(arguments[no] + " is no option.\n" + USAGE);
            }
            given.put(parts[0], Long.parseLong(parts[1]));
        }
        return of(Path.of(arguments[0]).toAbsolutePath(), target, given);
    }

    private static KillOptions of(Path repository, Target target, Map<String, Long> given) {
        var kills = given.getOrDefault("--kills", (long) target.usualKills);
        return new KillOptions(repository, target, Math.toIntExact(kills), given.getOrDefault("--rows", 500_000L),
                given.getOrDefault("--seed", 1L));
    }

    private static Target target(String name) {
        return switch (name) {
            case "server" -> Target.SERVER;
            case "postgres" -> Target.POSTGRES;
            case "node" -> Target.NODE;
            default -> throw new IllegalArgumentException(name + " is no target.\n" + USAGE);
        };
    }
}
