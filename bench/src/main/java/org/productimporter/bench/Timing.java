package org.productimporter.bench;

import java.util.Map;

/// The duration and cost of one load.
///
/// @param seconds elapsed seconds from the command or the first byte of the upload to the end
/// @param clientCpu CPU seconds of the client or server program, user and system
/// @param postgresCpu CPU seconds of all PostgreSQL processes, user and system
/// @param otherCpu CPU seconds of other processes of the machine meanwhile
/// @param phases seconds by phase of [BenchmarkReport#PHASES]; empty for psql
/// @param indexing of the search index after the load
record Timing(double seconds, double clientCpu, double postgresCpu, double otherCpu, Map<String, Double> phases,
        Indexing indexing) {

    /// The search index is updated after an import, in the background.
    ///
    /// @param seconds elapsed seconds from the end of the load; NaN if there is none or it was not awaited
    /// @param cpu CPU seconds of server and PostgreSQL
    record Indexing(double seconds, double cpu) {

        static final Indexing NONE = new Indexing(Double.NaN, Double.NaN);
    }

    double cpu() {
        return clientCpu + postgresCpu;
    }

    /// Seconds of a phase; NaN if unknown.
    double phase(String name) {
        return phases.getOrDefault(name, Double.NaN);
    }

    /// The part of the elapsed time that belongs to no phase: the start of a program and the client that waits for the end.
    double outsidePhases() {
        return seconds - phases.values().stream().mapToDouble(duration -> duration).sum();
    }

    Timing with(Indexing measured) {
        return new Timing(seconds, clientCpu, postgresCpu, otherCpu, phases, measured);
    }
}
