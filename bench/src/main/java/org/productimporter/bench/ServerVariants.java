package org.productimporter.bench;

import java.io.IOException;
import java.util.List;
import org.productimporter.bench.ServerPeer.Setup;
import org.productimporter.importer.testing.ProductFile;

/// Compares servers that differ in one setting, in turn on one PostgreSQL.
final class ServerVariants {

    private ServerVariants() {}

    /// @param section of the documents
    /// @param setups the first one is the base of the ratios
    static void compare(BenchmarkOptions options, String section, List<Setup> setups) throws IOException {
        try (var group = PeerGroup.ofServers(options, options.postgres(), setups)) {
            var file = ProductFile.of(options.shapes().iterator().next(), options.rows().getFirst());
            var timings = group.run(new BenchmarkInput(file, group.folder(), options.cases()), options.rounds());
            var report = new BenchmarkReport(setups.getFirst().name(), timings);
            new BenchmarkOutput(options).section(section, report.cases(file.rows()) + "\n" + report.phases());
        }
    }
}
