package org.productimporter.db;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Loads a statement that is too long for its class from a file in the same package.
public final class SqlFile {

    private SqlFile() {}

    /// The statement in the file `name` beside `user`, the class that runs it.
    ///
    /// @throws IllegalStateException when there is no such file; read at the start, it stops the start
    public static String read(Class<?> user, String name) {
        try (var file = user.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing beside " + user.getName());
            }
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read beside " + user.getName(), e);
        }
    }
}
