package org.productimporter.bench;

import java.util.Map;
import java.util.function.Supplier;

/// Measures elapsed time and CPU times of one load, and rejects CPU times that are impossible or belong to something else.
///
/// @param peer the program and the database whose CPU times are measured
record Measurement(PostgresServer postgres, Peer peer) {

    /// The CPU times so far.
    private record Reading(double client, double server, double others, double machine) {}

    /// Runs `load`.
    ///
    /// @param load returns the seconds by phase
    /// @throws AssertionError if the CPU times exceed the wall clock, or other databases were busy
    Timing of(Supplier<Map<String, Double>> load) {
        var begin = System.nanoTime();
        var before = read();
        var start = System.nanoTime();
        var durations = load.get();
        var seconds = (System.nanoTime() - start) / 1e9;
        var after = read();
        var client = after.client - before.client;
        var server = after.server - before.server;
        var budget = CpuBudget.since(begin);
        budget.requirePossible(peer.name(), client + server);
        budget.requireAlone(peer.name(), after.others - before.others);
        var other = Math.max(0, after.machine - before.machine - client - server);
        return new Timing(seconds, client, server, other, durations, Timing.Indexing.NONE);
    }

    private Reading read() {
        return new Reading(peer.cpuSeconds(), postgres.cpuSeconds(), postgres.sessionSecondsOutside(peer.database()),
                CpuTime.ofMachine());
    }
}
