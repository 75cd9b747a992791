package org.productimporter.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.productimporter.importer.testing.ProductFile;
import org.productimporter.importer.testing.ProductFile.Shape;

/// Measures imports: starts one PostgreSQL, runs every peer on it in turn, and prints Markdown to stdout and progress to
/// stderr. `bench/run` calls it with the root of the working copy and options.
///
/// To reduce noise, the order of the peers rotates with each round and the median of the rounds counts. The column "other
/// CPU s" shows the load of other processes; repeat a run in which it is high.
public final class ImportBenchmark {

    private ImportBenchmark() {}

    /// Exits with 1 and the reason if a peer fails, or if its result or its CPU time is wrong.
    public static void main(String[] arguments) throws IOException {
        var options = BenchmarkOptions.of(Path.of(arguments[0]).toAbsolutePath(), Map.of(),
                Arrays.asList(arguments).subList(1, arguments.length));
        try (var group = PeerGroup.ofOptions(options)) {
            var output = new BenchmarkOutput(options);
            output.section("conditions", group.conditions());
            for (var shape : options.shapes()) {
                run(group, options, shape, output);
            }
        }
    }

    private static void run(PeerGroup group, BenchmarkOptions options, Shape shape, BenchmarkOutput output)
            throws IOException {
        var file = ProductFile.of(shape, options.rows().getFirst());
        var input = new BenchmarkInput(file, group.folder(), options.cases());
        var report = new BenchmarkReport(options.peers().getFirst(), group.run(input, options.rounds()));
        var name = file.shape().name().toLowerCase(Locale.ROOT);
        var size = Files.size(input.file(options.cases().getFirst())) / 1e6;
        output.section("cases-" + name, "%s shape, %,d rows, %.1f MB, median of %d rounds%n%n%s".formatted(name,
                file.rows(), size, options.rounds(), report.cases(file.rows())));
        output.section("summary-" + name, report.summary());
        output.section("phases-" + name, report.phases());
        output.plot("ratios-" + name, Plots.ratios(report.ratios()));
    }
}
