package org.productimporter.web.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Writes a file that only the server's own user can read, from its first byte on.
public final class PrivateFile {

    private PrivateFile() {}

    /// Replaces `file` by one that holds `text`.
    ///
    /// @throws UncheckedIOException when it cannot be written
    public static void write(Path file, String text) {
        try {
            Files.deleteIfExists(file);
            var folder = file.toAbsolutePath().getParent();
            if (folder != null && Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                var ownerOnly =
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------"));
                Files.createFile(file, ownerOnly);
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    file + " cannot be written; its folder must belong to the server's user", e);
        }
    }
}
