package org.productimporter.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs peers in turn and records the timings. The order of the peers rotates with each round, so that none always runs
/// after the same other one.
final class BenchmarkRunner {

    private final PostgresServer postgres;
    private final List<Peer> peers;
    private final Map<BenchmarkCase, Map<String, List<Timing>>> timings = new EnumMap<>(BenchmarkCase.class);

    BenchmarkRunner(PostgresServer postgres, List<Peer> peers) {
        this.postgres = postgres;
        this.peers = peers;
    }

    /// Runs `cases` of `input` in `rounds` rounds and checks each result of the first round.
    ///
    /// @return timings by case and name of the peer
    /// @throws AssertionError if a result or a CPU time is wrong
    Map<BenchmarkCase, Map<String, List<Timing>>> run(BenchmarkInput input, List<BenchmarkCase> cases, int rounds) {
        for (int round = 0; round < rounds; round++) {
            var order = new ArrayList<>(peers);
            Collections.rotate(order, round);
            for (var benchmarkCase : cases) {
                for (var peer : order) {
                    record(benchmarkCase, peer, measure(peer, input, benchmarkCase, round == 0));
                }
            }
        }
        return timings;
    }

    private Timing measure(Peer peer, BenchmarkInput input, BenchmarkCase benchmarkCase, boolean first) {
        var file = input.file(benchmarkCase);
        if (benchmarkCase == BenchmarkCase.NEW) {
            peer.reset();
        }
        // All databases, so that autovacuum has nothing to do in those that are not measured.
        peers.forEach(Peer::settle);
        System.gc();
        var timing = new Measurement(postgres, peer).of(() -> peer.load(file));
        var indexing = Timing.Indexing.NONE;
        if (first) {
            indexing = indexing(peer);
            input.check(peer, benchmarkCase);
        }
        peer.discardIndexing();
        return timing.with(indexing);
    }

    /// The indexing must not run while another peer is measured.
    private Timing.Indexing indexing(Peer peer) {
        if (!peer.measuresIndexing()) {
            peer.discardIndexing();
            return Timing.Indexing.NONE;
        }
        var timing = new Measurement(postgres, peer).of(() -> {
            peer.awaitIndexing();
            return Map.of();
        });
        return new Timing.Indexing(timing.seconds(), timing.cpu());
    }

    private void record(BenchmarkCase benchmarkCase, Peer peer, Timing timing) {
        System.err.printf("%-12s %-9s %s%n", benchmarkCase.title(), peer.name(), timing);
        timings.computeIfAbsent(benchmarkCase, _ -> new LinkedHashMap<>())
                .computeIfAbsent(peer.name(), _ -> new ArrayList<>())
                .add(timing);
    }
}
