package org.productimporter.db.embedded;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.productimporter.db.UnusableDatabaseException;

/// Says in plain words why a data folder cannot be used.
final class ClusterFolderMessages {

    private ClusterFolderMessages() {}

    static UnusableDatabaseException explain(Path folder, IOException failure) {
        var reason = reason(failure);
        if (reason.contains("No space left on device")) {
            return full(folder);
        }
        return new UnusableDatabaseException(
                "The data folder %s cannot be used by user %s: %s.".formatted(folder, System.getProperty("user.name"),
                        reason),
                "Make it writable for that user, or choose another folder with" + " PRODUCT_IMPORTER_DATA.", failure);
    }

    static UnusableDatabaseException full(Path folder) {
        return new UnusableDatabaseException(
                "The disk with the data folder %s is full: the embedded PostgreSQL cannot start.".formatted(folder),
                "Free some space (200 MB for an empty database), then start again; nothing that was"
                        + " committed is lost.");
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException denied) {
            return "no access to " + denied.getFile();
        }
        if (failure instanceof FileAlreadyExistsException file) {
            return file.getFile() + " is a file, not a folder";
        }
        if (failure instanceof FileSystemException named && named.getReason() != null) {
            return named.getFile() + ": " + named.getReason();
        }
        return String.valueOf(failure.getMessage());
    }
}
