package org.productimporter.db.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.productimporter.db.UnusableDatabaseException;

/// Explains why the embedded server cannot start: the error of the data folder or the log of PostgreSQL.
final class StartFailures {

    private static final int SHOWN_LINES = 3;
    private static final Pattern ERROR = Pattern.compile("FATAL:|PANIC:|error:");

    private StartFailures() {}

    /// Explains an error of the file system.
    static UnusableDatabaseException ofFolder(Path folder, IOException failure) {
        var reason = reason(failure);
        if (reason.contains("No space left on device")) {
            return diskFull(folder);
        }
        return new UnusableDatabaseException(
                "The data folder %s cannot be used by user %s: %s.".formatted(folder, System.getProperty("user.name"),
                        reason),
                "Make it writable for that user, or choose another folder with PRODUCT_IMPORTER_DATA.", failure);
    }

    private static UnusableDatabaseException diskFull(Path folder) {
        return new UnusableDatabaseException(
                "The disk with the data folder %s is full: the embedded PostgreSQL cannot start.".formatted(folder),
                "Free disk space (200 MB for an empty database), then start again. No committed data is lost.");
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

    /// Explains the exit of a program of PostgreSQL by the errors in its log.
    static UnusableDatabaseException ofLog(Path log, Path data) throws IOException {
        var lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
        if (contains(lines, "No space left on device") || contains(lines, "Check free disk space")) {
            return diskFull(data);
        }
        var errors = errors(lines);
        if (contains(lines, "Address already in use")) {
            return new UnusableDatabaseException(
                    "The port of the embedded PostgreSQL is used by another program: " + errors,
                    "Stop that program, or choose another port with PRODUCT_IMPORTER_POSTGRES_PORT"
                            + " (0: any free port).");
        }
        return new UnusableDatabaseException(
                "The embedded PostgreSQL does not start with the data in %s: %s".formatted(data, errors),
                "See %s. If the data is damaged, restore a backup of the folder. To start".formatted(log)
                        + " with an empty database, move the folder away.");
    }

    private static boolean contains(List<String> lines, String text) {
        return lines.stream().anyMatch(line -> line.contains(text));
    }

    /// The last lines with an error, or the last lines if there is none.
    private static String errors(List<String> lines) {
        var errors = lines.stream().filter(line -> ERROR.matcher(line).find()).toList();
        var candidates = errors.isEmpty() ? lines : errors;
        var first = Math.max(0, candidates.size() - SHOWN_LINES);
        return String.join(" | ", candidates.subList(first, candidates.size()));
    }
}
