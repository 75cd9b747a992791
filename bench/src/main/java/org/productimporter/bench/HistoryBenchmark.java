package org.productimporter.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.productimporter.bench.ServerPeer.Setup;

/// Compares imports that record what they replace with those that do not. `bench/run history` calls it with the root of the
/// working copy and options.
public final class HistoryBenchmark {

    private HistoryBenchmark() {}

    /// Exits with 1 and the reason if an import fails, or if its result or its CPU time is wrong.
    public static void main(String[] arguments) throws IOException {
        var options = BenchmarkOptions.of(Path.of(arguments[0]).toAbsolutePath(), Map.of("shapes", "catalogue"),
                Arrays.asList(arguments).subList(1, arguments.length));
        ServerVariants.compare(options, "history", List.of(setup("no_history", false), setup("history", true)));
    }

    private static Setup setup(String name, boolean isEnabled) {
        return new Setup(name, Map.of("PRODUCT_IMPORTER_HISTORY_ENABLED", Boolean.toString(isEnabled)), List.of(),
                false);
    }
}
