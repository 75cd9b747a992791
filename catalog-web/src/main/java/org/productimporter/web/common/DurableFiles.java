package org.productimporter.web.common;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Moves files so that the result survives a power failure.
public final class DurableFiles {

    private DurableFiles() {}

    /// Renames a file atomically within its file system and syncs the directory.
    public static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        sync(to.toAbsolutePath().resolveSibling("."));
    }

    /// Writes the names in a directory to disk.
    public static void sync(Path directory) throws IOException {
        try (var folder = FileChannel.open(directory, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
