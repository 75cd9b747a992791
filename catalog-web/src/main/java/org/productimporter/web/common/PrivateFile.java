package org.productimporter.web.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Reads and writes files that contain secrets.
public final class PrivateFile {

    private PrivateFile() {}

    /// Replaces `file`. The new file is created with permissions for the operating system user of the server only.
    ///
    /// @throws UncheckedIOException if it cannot be written
    public static void write(Path file, String text) {
        try {
            Files.deleteIfExists(file);
            var folder = file.toAbsolutePath().getParent();
            if (folder != null && Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
                Files.createFile(file, ownerOnly);
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written; its folder must belong to the server's user", e);
        }
    }

    /// The trimmed content of a file whose path is in an environment variable.
    ///
    /// @throws UncheckedIOException if it cannot be read
    public static String read(Path file, String variable) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    variable + " names " + file + ", which cannot be read; make it readable or unset the variable", e);
        }
    }
}
