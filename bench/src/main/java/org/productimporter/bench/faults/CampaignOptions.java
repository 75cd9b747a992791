package org.productimporter.bench.faults;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.productimporter.bench.OptionParser;
import org.productimporter.bench.faults.injection.Fault;
import org.productimporter.bench.faults.injection.Faults;

/// Options of `bench/faults`.
///
/// @param repository root of the working copy with the built jars
/// @param seed seed of all random choices
/// @param rows rows of a file
/// @param trials trials of each fault and size of cluster; 0 for the default of the fault
/// @param trial number of the only trial to run; 0 for all
/// @param faults IDs of the faults
/// @param nodes sizes of cluster
/// @param parallel number of clusters at the same time
/// @param soakMinutes duration of the soak; 0 for none
/// @param limitMinutes minutes after which no further cluster is started; 0 for none
/// @param largeMegabytes size of the file for a small heap
record CampaignOptions(Path repository, long seed, int rows, int trials, int trial, Set<String> faults,
        Set<Integer> nodes, int parallel, int soakMinutes, int limitMinutes, int largeMegabytes) {

    /// The ID of the soak among the faults.
    static final String SOAK = "soak";

    private static final String USAGE = """
            bench/faults [--seed=1] [--rows=60000] [--trials=<of the fault>] [--trial=<all>] [--faults=<all>]
                         [--nodes=1,2,4] [--parallel=1] [--minutes=5] [--limit=<minutes>] [--large-megabytes=2048]
            Faults: %s, soak
            """.formatted(Faults.ALL.stream().map(Fault::id).collect(Collectors.joining(", ")));

    /// @param arguments the root of the working copy, then options
    /// @throws IllegalArgumentException with the usage if an argument is invalid
    static CampaignOptions of(String... arguments) {
        var defaults = Map.of("seed", "1", "rows", "60000", "trials", "0", "trial", "0", "faults", "", "nodes", "1,2,4",
                "parallel", "1", "minutes", "5", "limit", "0", "large-megabytes", "2048");
        var values = OptionParser.parse(defaults, USAGE, List.of(arguments).subList(1, arguments.length));
        var faults = faults(values.getOrDefault("faults", ""));
        return new CampaignOptions(Path.of(arguments[0]).toAbsolutePath(),
                Long.parseLong(values.getOrDefault("seed", "")), number(values, "rows"), number(values, "trials"),
                number(values, "trial"), faults,
                OptionParser.list(values.getOrDefault("nodes", ""))
                        .stream()
                        .map(Integer::valueOf)
                        .collect(Collectors.toSet()),
                number(values, "parallel"), faults.contains(SOAK) ? number(values, "minutes") : 0,
                number(values, "limit"), number(values, "large-megabytes"));
    }

    private static int number(Map<String, String> values, String name) {
        return Integer.parseInt(values.getOrDefault(name, ""));
    }

    private static Set<String> faults(String list) {
        var known = Faults.ALL.stream().map(Fault::id).collect(Collectors.toCollection(HashSet::new));
        known.add(SOAK);
        var chosen = Set.copyOf(OptionParser.list(list));
        if (!known.containsAll(chosen)) {
            throw new IllegalArgumentException("Unknown fault in " + list + ".\n" + USAGE);
        }
        return chosen.isEmpty() ? known : chosen;
    }
}
