package org.productimporter.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.productimporter.bench.ServerPeer.Setup;
import org.productimporter.importer.testing.ProductFile;

/// Compares servers with different numbers of workers, in turn on one PostgreSQL. `bench/run workers` calls it with the root
/// of the working copy and options.
public final class WorkersBenchmark {

    private WorkersBenchmark() {}

    /// Exits with 1 and the reason if an import fails, or if its result or its CPU time is wrong.
    public static void main(String[] arguments) throws IOException {
        var options = BenchmarkOptions.of(Path.of(arguments[0]).toAbsolutePath(), Map.of("shapes", "catalogue"),
                Arrays.asList(arguments).subList(1, arguments.length));
        var setups = options.workers().stream().map(WorkersBenchmark::setup).toList();
        try (var group = PeerGroup.ofServers(options, options.postgres(), setups)) {
            var file = ProductFile.of(options.shapes().iterator().next(), options.rows().getFirst());
            var timings = group.run(new BenchmarkInput(file, group.folder(), options.cases()), options.rounds());
            var report = new BenchmarkReport(setups.getFirst().name(), timings);
            new BenchmarkOutput(options).section("workers", report.cases(file.rows()) + "\n" + report.phases());
        }
    }

    private static Setup setup(int workers) {
        return new Setup("workers_" + workers, Map.of("PRODUCT_IMPORTER_WORKERS", Integer.toString(workers)), List.of(),
                false);
    }
}
