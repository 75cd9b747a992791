package org.productimporter.bench;

import java.nio.file.Path;
import java.util.Map;
import org.productimporter.importer.testing.Expected;

/// A way to load a file into its own catalogue. All loaders use the same PostgreSQL server.
interface Loader extends AutoCloseable {

    String name();

    /// Empties the catalogue.
    void reset();

    /// Vacuums and checkpoints, so that a load does not pay for the previous one.
    void settle();

    /// Loads the file and commits the result.
    ///
    /// @return seconds by phase; empty if unknown
    /// @throws IllegalStateException if the load fails
    Map<String, Double> load(Path file);

    /// CPU seconds of the loading program so far, without PostgreSQL.
    double cpuSeconds();

    /// Compares the result of the last load with the reference model.
    ///
    /// @throws AssertionError with the differences
    void check(Expected expected);

    @Override
    void close();
}
