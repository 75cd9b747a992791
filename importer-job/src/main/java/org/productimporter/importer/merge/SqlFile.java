package org.productimporter.importer.merge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// A statement that stands in a file of its own beside the class that runs it.
final class SqlFile {

    private SqlFile() {}

    /// Reads `name`, so that a missing file stops the start and not an import.
    static String read(String name) {
        try (var stream = SqlFile.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("The statement " + name + " is missing.");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The statement " + name + " cannot be read.", e);
        }
    }
}
