package org.productimporter.bench;

import java.util.Map;

/// What one load took.
///
/// @param seconds from the command or the first byte of the upload to the end, by the wall clock
/// @param clientCpu CPU seconds of the client or server program, user and system
/// @param postgresCpu CPU seconds of all PostgreSQL processes, user and system
/// @param otherCpu CPU seconds that other processes of the machine took meanwhile: noise
/// @param parts seconds by part of an import; `import` is from its start to its end, without the
///     start of the program or the upload; empty for psql
record Timing(double seconds, double clientCpu, double postgresCpu, double otherCpu, Map<String, Double> parts) {

    /// Seconds of a part, or not a number.
    double part(String name) {
        return parts.getOrDefault(name, Double.NaN);
    }
}
