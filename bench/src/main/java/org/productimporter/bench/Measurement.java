package org.productimporter.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Measures peers in turn and keeps every timing. The order of the peers rotates each round, so
/// that none of them always comes after the same other one.
final class Measurement {

    private final Postgres postgres;
    private final List<Peer> peers;
    private final Map<Case, Map<String, List<Timing>>> timings = new EnumMap<>(Case.class);

    Measurement(Postgres postgres, List<Peer> peers) {
        this.postgres = postgres;
        this.peers = peers;
    }

    /// Runs `cases` of `input` in `rounds`; each result of the first round is checked.
    ///
    /// @return timings by case and name of the peer
    /// @throws AssertionError when a result is wrong: there are no timings of wrong results
    Map<Case, Map<String, List<Timing>>> run(Input input, List<Case> cases, int rounds) {
        for (int round = 0; round < rounds; round++) {
            var order = new ArrayList<>(peers);
            Collections.rotate(order, round);
            for (var measured : cases) {
                for (var peer : order) {
                    var timing = measure(peer, input, measured);
                    if (round == 0) {
                        peer.check(input.expected(measured));
                    }
                    remember(measured, peer, timing);
                }
            }
        }
        return timings;
    }

    private Timing measure(Peer peer, Input input, Case measured) {
        var file = input.file(measured);
        if (measured == Case.NEW) {
            peer.reset();
        }
        peer.settle();
        System.gc();
        var client = peer.cpuSeconds();
        var server = postgres.cpuSeconds();
        var machine = Cpu.ofMachine();
        var start = System.nanoTime();
        var parts = peer.load(file);
        var seconds = (System.nanoTime() - start) / 1e9;
        client = peer.cpuSeconds() - client;
        server = postgres.cpuSeconds() - server;
        var other = Math.max(0, Cpu.ofMachine() - machine - client - server);
        return new Timing(seconds, client, server, other, parts);
    }

    private void remember(Case measured, Peer peer, Timing timing) {
        System.err.printf("%-12s %-7s %s%n", measured.title(), peer.name(), timing);
        timings.computeIfAbsent(measured, _ -> new LinkedHashMap<>())
                .computeIfAbsent(peer.name(), _ -> new ArrayList<>())
                .add(timing);
    }
}
