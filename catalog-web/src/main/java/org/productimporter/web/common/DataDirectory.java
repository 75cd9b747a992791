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

/// The folder that holds everything the server keeps outside the database. Its sub-folders are
/// made at the start, readable by the server's own user only.
@Component
public final class DataDirectory {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private final Path root;

    /// @throws UncheckedIOException when a folder cannot be made; the server must not start then
    public DataDirectory(@Value("${product.importer.data:./data}") Path root) {
        this.root = root.toAbsolutePath().normalize();
        for (var folder : Set.of(this.root, uploads(), drop(), logs())) {
            make(folder);
        }
    }

    public Path root() {
        return root;
    }

    /// Files of imports, under names of ours; `.part` while they are being written.
    public Path uploads() {
        return root.resolve("uploads");
    }

    /// Where an operator puts files to be imported.
    public Path drop() {
        return root.resolve("drop");
    }

    /// One log of each import, written by the importer.
    public Path logs() {
        return root.resolve("logs");
    }

    private static void make(Path folder) {
        try {
            Files.createDirectories(folder);
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(folder, OWNER_ONLY);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The data folder " + folder + " cannot be made or protected; set PRODUCT_IMPORTER_DATA to a folder"
                            + " that the server's user owns",
                    e);
        }
    }
}
