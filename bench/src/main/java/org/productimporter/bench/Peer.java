package org.productimporter.bench;

import java.nio.file.Path;
import java.util.Map;
import org.productimporter.importer.testing.Expected;
import org.productimporter.importer.testing.ProductFile;

/// A way to load a file into its own catalogue. All peers use the same PostgreSQL server.
interface Peer extends AutoCloseable {

    String name();

    /// The name of its database.
    String database();

    /// Empties the catalogue.
    void reset();

    /// Vacuums and checkpoints, so that a load does not pay for the previous one.
    void settle();

    /// Loads the file and commits the result.
    ///
    /// @return seconds by phase; empty if unknown
    /// @throws IllegalStateException if the load fails
    Map<String, Double> load(Path file);

    /// Whether the indexing after a load is awaited and measured.
    default boolean measuresIndexing() {
        return false;
    }

    /// Waits until the search index contains the last load.
    default void awaitIndexing() {}

    /// Forgets the changes that are not in the search index yet.
    default void discardIndexing() {}

    /// CPU seconds of the loading program so far, without PostgreSQL.
    double cpuSeconds();

    /// Compares the result of the last load with the reference model.
    ///
    /// @throws AssertionError with the differences
    void check(Expected expected);

    /// Compares the totals of the last load with the file, which is too large for the reference model.
    ///
    /// @throws AssertionError with the difference
    default void checkTotals(ProductFile file) {
        throw new UnsupportedOperationException("%s cannot be checked with %,d rows".formatted(name(), file.rows()));
    }

    @Override
    void close();
}
