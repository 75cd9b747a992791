package org.productimporter.bench;

import java.util.Map;

/// The duration of one load.
///
/// @param seconds elapsed seconds from the command or the first byte of the upload to the end
/// @param clientCpu CPU seconds of the client or server program, user and system
/// @param postgresCpu CPU seconds of all PostgreSQL processes, user and system
/// @param otherCpu CPU seconds of other processes of the machine meanwhile
/// @param phases seconds by phase; `import` is the whole import without program start and upload; empty for psql
record Timing(double seconds, double clientCpu, double postgresCpu, double otherCpu, Map<String, Double> phases) {

    /// Seconds of a phase; NaN if unknown.
    double phase(String name) {
        return phases.getOrDefault(name, Double.NaN);
    }
}
