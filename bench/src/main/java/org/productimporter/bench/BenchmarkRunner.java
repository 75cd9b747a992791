package org.productimporter.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs loaders in turn and records the timings. The order of the loaders rotates with each round, so that none always runs
/// after the same other one.
final class BenchmarkRunner {

    private final PostgresServer postgres;
    private final List<Loader> loaders;
    private final Map<BenchmarkCase, Map<String, List<Timing>>> timings = new EnumMap<>(BenchmarkCase.class);

    BenchmarkRunner(PostgresServer postgres, List<Loader> loaders) {
        this.postgres = postgres;
        this.loaders = loaders;
    }

    /// Runs `cases` of `input` in `rounds` rounds and checks each result of the first round.
    ///
    /// @return timings by case and name of the loader
    /// @throws AssertionError if a result is wrong
    Map<BenchmarkCase, Map<String, List<Timing>>> run(BenchmarkInput input, List<BenchmarkCase> cases, int rounds) {
        for (int round = 0; round < rounds; round++) {
            var order = new ArrayList<>(loaders);
            Collections.rotate(order, round);
            for (var benchmarkCase : cases) {
                for (var loader : order) {
                    var timing = measure(loader, input, benchmarkCase);
                    if (round == 0) {
                        loader.check(input.expected(benchmarkCase));
                    }
                    record(benchmarkCase, loader, timing);
                }
            }
        }
        return timings;
    }

    private Timing measure(Loader loader, BenchmarkInput input, BenchmarkCase benchmarkCase) {
        var file = input.file(benchmarkCase);
        if (benchmarkCase == BenchmarkCase.NEW) {
            loader.reset();
        }
        loader.settle();
        System.gc();
        var client = loader.cpuSeconds();
        var server = postgres.cpuSeconds();
        var machine = CpuTime.ofMachine();
        var start = System.nanoTime();
        var durations = loader.load(file);
        var seconds = (System.nanoTime() - start) / 1e9;
        client = loader.cpuSeconds() - client;
        server = postgres.cpuSeconds() - server;
        var other = Math.max(0, CpuTime.ofMachine() - machine - client - server);
        return new Timing(seconds, client, server, other, durations);
    }

    private void record(BenchmarkCase benchmarkCase, Loader loader, Timing timing) {
        System.err.printf("%-12s %-7s %s%n", benchmarkCase.title(), loader.name(), timing);
        timings.computeIfAbsent(benchmarkCase, _ -> new LinkedHashMap<>())
                .computeIfAbsent(loader.name(), _ -> new ArrayList<>())
                .add(timing);
    }
}
