package org.productimporter.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.productimporter.importer.testing.ProductFile;
import org.productimporter.importer.testing.ProductFile.Shape;

/// Measures imports: starts one PostgreSQL, runs every loader on it in turn, and prints Markdown to stdout and progress to
/// stderr. `bench/run` calls it with the root of the working copy and options.
///
/// To reduce noise, the order of the loaders rotates with each round and the median of the rounds counts. The database is
/// vacuumed, analyzed and checkpointed before each load. The column "other CPU s" shows the load of other processes; repeat
/// a run in which it is high.
public final class ImportBenchmark implements AutoCloseable {

    private final BenchmarkOptions options;
    private final Path folder;
    private final PostgresServer postgres;
    private final List<Loader> loaders = new ArrayList<>();

    private ImportBenchmark(BenchmarkOptions options) throws IOException {
        this.options = options;
        this.folder = options.repository().resolve("bench/target/work");
        Folders.clear(folder);
        this.postgres = new PostgresServer(folder, options.postgres());
    }

    /// Exits with 1 and the reason if a loader fails or its result is wrong.
    public static void main(String[] arguments) throws IOException {
        var options = BenchmarkOptions.of(Path.of(arguments[0]).toAbsolutePath(),
                Arrays.copyOfRange(arguments, 1, arguments.length));
        try (var bench = new ImportBenchmark(options)) {
            bench.startLoaders();
            System.out.println(bench.conditions());
            for (var shape : options.shapes()) {
                System.out.println(
                        options.rows() > BenchmarkOptions.BASE_ROWS ? bench.scaling(shape) : bench.cases(shape));
            }
        }
    }

    private void startLoaders() {
        for (var name : options.loaders()) {
            loaders.add(switch (name) {
                case "psql" -> new PsqlLoader(postgres, options.repository(), folder);
                case "cli" -> new CommandLineLoader(postgres, options, folder);
                case "server" -> new ServerLoader(postgres, options, folder);
                default -> throw new IllegalArgumentException(BenchmarkOptions.USAGE);
            });
        }
    }

    private String conditions() {
        return """
                ## Import against psql

                PostgreSQL %s (fsync %s, synchronous_commit %s, shared_buffers %s), %d processors, \
                heap %s, %d rounds. Every result of the first round equals the reference model.""".formatted(
                postgres.setting("server_version"), postgres.setting("fsync"), postgres.setting("synchronous_commit"),
                postgres.setting("shared_buffers"), Runtime.getRuntime().availableProcessors(), options.heap(),
                options.rounds());
    }

    private String cases(Shape shape) throws IOException {
        var input = new BenchmarkInput(ProductFile.of(shape, options.rows()), folder);
        var timings = new BenchmarkRunner(postgres, loaders).run(input, List.copyOf(options.cases()), options.rounds());
        return BenchmarkReport.cases(input.original(), Files.size(input.file(BenchmarkCase.NEW)), timings);
    }

    private String scaling(Shape shape) {
        var small = new BenchmarkInput(ProductFile.of(shape, BenchmarkOptions.BASE_ROWS), folder);
        var large = new BenchmarkInput(ProductFile.of(shape, options.rows()), folder);
        return BenchmarkReport.scaling(small, emptyCatalogue(small, options.rounds()), large, emptyCatalogue(large, 1));
    }

    private Map<String, List<Timing>> emptyCatalogue(BenchmarkInput input, int rounds) {
        var timings = new BenchmarkRunner(postgres, loaders).run(input, List.of(BenchmarkCase.NEW), rounds);
        return timings.getOrDefault(BenchmarkCase.NEW, Map.of());
    }

    @Override
    public void close() {
        loaders.forEach(Loader::close);
        postgres.close();
    }
}
