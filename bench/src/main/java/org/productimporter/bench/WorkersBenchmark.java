package org.productimporter.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.productimporter.bench.ServerPeer.Setup;

/// Compares numbers of workers. `bench/run workers` calls it with the root of the working copy and options.
public final class WorkersBenchmark {

    private WorkersBenchmark() {}

    /// Exits with 1 and the reason if an import fails, or if its result or its CPU time is wrong.
    public static void main(String[] arguments) throws IOException {
        var options = BenchmarkOptions.of(Path.of(arguments[0]).toAbsolutePath(), Map.of("shapes", "catalogue"),
                Arrays.asList(arguments).subList(1, arguments.length));
        ServerVariants.compare(options, "workers", options.workers().stream().map(WorkersBenchmark::setup).toList());
    }

    private static Setup setup(int workers) {
        return new Setup("workers_" + workers, Map.of("PRODUCT_IMPORTER_WORKERS", Integer.toString(workers)), List.of(),
                false);
    }
}
