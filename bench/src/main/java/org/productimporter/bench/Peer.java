package org.productimporter.bench;

import java.nio.file.Path;
import java.util.Map;
import org.productimporter.importer.testing.Expected;

/// One way to load a file into a catalogue of its own, all on one PostgreSQL server.
interface Peer extends AutoCloseable {

    String name();

    /// Empties the catalogue.
    void reset();

    /// Brings tables and disk to rest, so that a load does not pay for the one before.
    void settle();

    /// Loads the file, and returns when the result is committed.
    ///
    /// @return seconds by part, empty when there are none
    /// @throws IllegalStateException when the load fails
    Map<String, Double> load(Path file);

    /// CPU seconds that the loading program has taken so far, PostgreSQL apart.
    double cpuSeconds();

    /// Holds the result of the last load against the model.
    ///
    /// @throws AssertionError with the differences
    void check(Expected expected);

    @Override
    void close();
}
