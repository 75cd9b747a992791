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

/// Compares settings of PostgreSQL with those of the embedded server, each in its own cluster. `bench/run settings` calls it
/// with the root of the working copy and options. A run that was interrupted continues where it was.
public final class SettingsBenchmark {

    private static final String SHIPPED = "as shipped";

    /// Settings that could matter: what writes and reads data, WAL, checkpoints, memory, autovacuum.
    private static final List<String> CANDIDATES = List.of("io_method=sync", "wal_buffers=64MB", "wal_segment_size=64",
            "max_wal_size=1GB checkpoint_timeout=5min", "max_wal_size=16GB checkpoint_timeout=30min",
            "wal_compression=pglz", "shared_buffers=256MB", "shared_buffers=2GB", "autovacuum=off",
            "bgwriter_lru_maxpages=0", "backend_flush_after=256kB");

    private final BenchmarkOptions options;
    private final BenchmarkInput input;
    private final ResultLog log;
    private final long deadline;
    private final Map<BenchmarkCase, Map<String, List<Timing>>> timings = new EnumMap<>(BenchmarkCase.class);

    private SettingsBenchmark(BenchmarkOptions options) throws IOException {
        this.options = options;
        var file = ProductFile.of(options.shapes().iterator().next(), options.rows().getFirst());
        this.input = new BenchmarkInput(file, Folders.clear(options.repository().resolve("bench/target/files")),
                options.cases());
        this.log = new ResultLog(options, "settings");
        this.deadline = System.nanoTime() + options.limit().toNanos();
    }

    /// Exits with 1 and the reason if an import fails, or if its result or its CPU time is wrong.
    public static void main(String[] arguments) throws IOException {
        var options = BenchmarkOptions.of(Path.of(arguments[0]).toAbsolutePath(),
                Map.of("shapes", "catalogue", "cases", "new,same,changed"),
                Arrays.asList(arguments).subList(1, arguments.length));
        new SettingsBenchmark(options).run();
    }

    private void run() throws IOException {
        var candidates = new ArrayList<>(List.of(SHIPPED));
        candidates.addAll(options.settings().isEmpty() ? CANDIDATES : options.settings());
        for (int round = 0; round < options.rounds(); round++) {
            for (var candidate : candidates) {
                if (System.nanoTime() > deadline) {
                    System.err.println("The time limit is reached; repeat the command to continue.");
                    print();
                    return;
                }
                measure(candidate, round);
            }
        }
        print();
    }

    private void measure(String candidate, int round) throws IOException {
        var known = new LinkedHashMap<BenchmarkCase, Timing>();
        options.cases()
                .forEach(each -> log.find(key(candidate, round, each)).ifPresent(timing -> known.put(each, timing)));
        if (known.size() < options.cases().size()) {
            known.putAll(imports(candidate));
            known.forEach((each, timing) -> log.add(key(candidate, round, each), timing));
        }
        known.forEach((each, timing) -> timings.computeIfAbsent(each, _ -> new LinkedHashMap<>())
                .computeIfAbsent(candidate, _ -> new ArrayList<>())
                .add(timing));
    }

    private static String key(String candidate, int round, BenchmarkCase benchmarkCase) {
        return "%s round %d %s".formatted(candidate, round, benchmarkCase);
    }

    /// The first of two rounds warms the process up and does not count.
    private Map<BenchmarkCase, Timing> imports(String candidate) throws IOException {
        System.err.println(candidate);
        var settings = candidate.equals(SHIPPED) ? options.postgres() : BenchmarkOptions.candidate(candidate);
        try (var group = PeerGroup.ofServers(options, settings, List.of(Setup.UNINDEXED))) {
            var measured = new EnumMap<BenchmarkCase, Timing>(BenchmarkCase.class);
            group.run(input, 2)
                    .forEach((each, peers) -> measured.put(each, peers.values().iterator().next().getLast()));
            return measured;
        }
    }

    private void print() throws IOException {
        var report = new BenchmarkReport(SHIPPED, timings);
        new BenchmarkOutput(options).section("settings", report.cases(options.rows().getFirst()));
    }
}
