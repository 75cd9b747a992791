package org.productimporter.web.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The data folder of the server, with all its state outside the database. The constructor creates the sub-folders, which
/// only the operating system user of the server can read.
@Component
public final class DataDirectory {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private final Path root;

    /// @throws UncheckedIOException if a folder cannot be created; the server does not start then
    public DataDirectory(@Value("${product.importer.data:./data}") Path root) {
        this.root = root.toAbsolutePath().normalize();
        for (var folder : Set.of(this.root, uploads(), drop(), logs())) {
            create(folder);
        }
    }

    public Path root() {
        return root;
    }

    /// The files of imports under generated names, with the suffix `.part` while they are written.
    public Path uploads() {
        return root.resolve("uploads");
    }

    /// The drop folder for files to import.
    public Path drop() {
        return root.resolve("drop");
    }

    /// One log file per import, written by the importer.
    public Path logs() {
        return root.resolve("logs");
    }

    private static void create(Path folder) {
        try {
            Files.createDirectories(folder);
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(folder, OWNER_ONLY);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder " + folder + " cannot be created or protected", e);
        }
    }
}
