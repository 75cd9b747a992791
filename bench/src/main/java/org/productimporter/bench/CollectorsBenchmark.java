package org.productimporter.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.productimporter.bench.ServerPeer.Setup;

/// Compares garbage collectors. `bench/run collectors` calls it with the root of the working copy and options.
public final class CollectorsBenchmark {

    private CollectorsBenchmark() {}

    /// Exits with 1 and the reason if an import fails, or if its result or its CPU time is wrong.
    public static void main(String[] arguments) throws IOException {
        var options = BenchmarkOptions.of(Path.of(arguments[0]).toAbsolutePath(), Map.of("shapes", "catalogue"),
                Arrays.asList(arguments).subList(1, arguments.length));
        ServerVariants.compare(options, "collectors",
                Stream.of("G1", "Parallel", "Serial").map(CollectorsBenchmark::setup).toList());
    }

    private static Setup setup(String collector) {
        return new Setup(collector.toLowerCase(Locale.ROOT), Map.of(), List.of("-XX:+Use" + collector + "GC"), false);
    }
}
