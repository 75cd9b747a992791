package org.productimporter.db;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Reads a long SQL statement from a file in the package of its class.
public final class SqlFile {

    private SqlFile() {}

    /// Returns the statement in the file `name` in the package of `user`. Call it in an initializer, so that a missing
    /// file is found at the start.
    ///
    /// @throws IllegalStateException if the file does not exist
    public static String read(Class<?> user, String name) {
        try (var file = user.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing in the package of " + user.getName());
            }
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read in the package of " + user.getName(), e);
        }
    }
}
