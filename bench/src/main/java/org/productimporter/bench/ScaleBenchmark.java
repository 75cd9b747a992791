package org.productimporter.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.productimporter.bench.ServerPeer.Setup;
import org.productimporter.importer.testing.ProductFile;

/// Compares the rows per second of large files with those of 500,000 rows. `bench/run scale` calls it with the root of the
/// working copy and options. Each size has an empty PostgreSQL. A run that was interrupted continues with the sizes that are
/// missing.
public final class ScaleBenchmark {

    private final BenchmarkOptions options;
    private final ResultLog log;
    private final long deadline;
    private final Map<Long, Map<BenchmarkCase, Timing>> results = new LinkedHashMap<>();

    private ScaleBenchmark(BenchmarkOptions options) {
        this.options = options;
        this.log = new ResultLog(options, "scale");
        this.deadline = System.nanoTime() + options.limit().toNanos();
    }

    /// Exits with 1 and the reason if an import fails, or if its result or its CPU time is wrong.
    public static void main(String[] arguments) throws IOException {
        var options = BenchmarkOptions.of(Path.of(arguments[0]).toAbsolutePath(),
                Map.of("shapes", "catalogue", "rows", "10000000", "cases", "new,few"),
                Arrays.asList(arguments).subList(1, arguments.length));
        new ScaleBenchmark(options).run();
    }

    private void run() throws IOException {
        var sizes = new ArrayList<>(List.of(BenchmarkOptions.BASE_ROWS));
        sizes.addAll(options.rows());
        for (var rows : sizes.stream().distinct().sorted().toList()) {
            if (isKnown(rows)) {
                results.put(rows, known(rows));
            } else if (System.nanoTime() > deadline) {
                System.err.printf("%,d rows: not started, the time limit is reached; repeat the command%n", rows);
            } else if (DiskSpace.isSufficient(rows, options.folder())) {
                results.put(rows, measure(rows));
            }
        }
        print();
    }

    private static String key(long rows, BenchmarkCase benchmarkCase) {
        return rows + " " + benchmarkCase;
    }

    private boolean isKnown(long rows) {
        return options.cases().stream().allMatch(each -> log.find(key(rows, each)).isPresent());
    }

    private Map<BenchmarkCase, Timing> known(long rows) {
        var timings = new EnumMap<BenchmarkCase, Timing>(BenchmarkCase.class);
        options.cases().forEach(each -> timings.put(each, log.find(key(rows, each)).orElseThrow()));
        return timings;
    }

    private Map<BenchmarkCase, Timing> measure(long rows) throws IOException {
        try (var group = PeerGroup.ofServers(options, options.postgres(), List.of(Setup.UNINDEXED))) {
            var file = ProductFile.of(options.shapes().iterator().next(), rows);
            var rounds = rows > BenchmarkOptions.BASE_ROWS ? 1 : options.rounds();
            var timings = group.run(new BenchmarkInput(file, group.folder(), options.cases()), rounds);
            timings.forEach((each, peers) -> log.add(key(rows, each), last(peers)));
            System.err.printf("%,d rows: database %s%n", rows, group.server().catalogue().sizes());
            return known(rows);
        }
    }

    /// The last round, when the program is warm, like a large import after its first seconds.
    private static Timing last(Map<String, List<Timing>> peers) {
        return peers.values().iterator().next().getLast();
    }

    private void print() throws IOException {
        var table = new MarkdownTable("case", "rows", "seconds", "rows/s", "÷ 500,000 rows", "inspect", "stage",
                "merge", "CPU s a million rows");
        var plot = new LinkedHashMap<String, Map<Long, Double>>();
        for (var each : options.cases()) {
            var base = rate(BenchmarkOptions.BASE_ROWS, each);
            for (var rows : results.keySet()) {
                var timing = timing(rows, each);
                table.row(each.title(), "%,d".formatted(rows), number(timing.seconds()),
                        "%,.0f".formatted(rate(rows, each)), number(rate(rows, each) / base),
                        number(timing.phase("inspect")), number(timing.phase("stage")), number(timing.phase("merge")),
                        number(timing.cpu() / rows * 1e6));
                plot.computeIfAbsent(each.title(), _ -> new LinkedHashMap<>()).put(rows, rate(rows, each));
            }
        }
        var output = new BenchmarkOutput(options);
        output.section("scale", table.toString());
        output.plot("scale", Plots.rates(plot));
    }

    private double rate(long rows, BenchmarkCase benchmarkCase) {
        return rows / timing(rows, benchmarkCase).seconds();
    }

    private Timing timing(long rows, BenchmarkCase benchmarkCase) {
        var timing = results.getOrDefault(rows, Map.of()).get(benchmarkCase);
        if (timing == null) {
            throw new IllegalStateException("no timing of %,d rows, %s".formatted(rows, benchmarkCase));
        }
        return timing;
    }

    private static String number(double value) {
        return "%.2f".formatted(value);
    }
}
