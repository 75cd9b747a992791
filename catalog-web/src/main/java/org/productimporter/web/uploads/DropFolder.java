package org.productimporter.web.uploads;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.productimporter.web.common.DataDirectory;
import org.productimporter.web.common.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// The folder for files that the server imports. Others can write to it, so a file is moved to the uploads folder first and
/// examined there. Accepts only regular files inside of the folder, and follows no links. Thread-safe, also for several nodes
/// that share the folder.
@Component
public class DropFolder {

    private static final String PREFIX = "drop/";
    private static final int MAX_NAME_LENGTH = 200;

    private final Path folder;
    private final Path uploadsFolder;
    private final UploadService uploads;
    private final RefusedFiles refused;

    DropFolder(DataDirectory data, UploadService uploads) {
        this.folder = data.drop();
        this.uploadsFolder = data.uploads();
        this.uploads = uploads;
        this.refused = new RefusedFiles(folder);
    }

    public Path path() {
        return folder;
    }

    /// Moves the file of a request, such as `drop/products.csv`, out of the folder.
    ///
    /// @throws ProblemException 400 if the path is outside of the folder or not a regular file, 404 if the file does not
    ///     exist, 415 if it is not CSV
    public StoredUpload claim(String source) throws IOException {
        try {
            var name = Path.of(source.startsWith(PREFIX) ? source.substring(PREFIX.length()) : source);
            if (name.isAbsolute() || !name.equals(name.normalize()) || name.startsWith("..")) {
                throw outside(source);
            }
            return take(name);
        } catch (NoSuchFileException e) {
            throw ProblemException.notFound("There is no file " + source + " on the server");
        } catch (NotDirectoryException | InvalidPathException e) {
            throw outside(source);
        } catch (FileSystemException e) {
            if (source.length() > MAX_NAME_LENGTH) {
                throw ProblemException.field("source", "source is longer than the name of a file can be");
            }
            throw e;
        }
    }

    /// Moves an entry out of the folder.
    ///
    /// @throws ProblemException 400 if it is not a regular file, 404 if another node was faster, 415 if it is not CSV
    public StoredUpload claim(Path entry) throws IOException {
        try {
            return take(entry.getFileName());
        } catch (NoSuchFileException e) {
            throw ProblemException
                    .notFound(entry.getFileName() + " is not in the drop folder; perhaps it was taken already");
        }
    }

    private StoredUpload take(Path name) throws IOException {
        try (var parent = parent(name)) {
            UploadService.requireRegular(parent.attributes(name.getFileName()), name);
            return uploads.claim(parent, name.getFileName(), file -> restore(file, name));
        }
    }

    /// Opens the folder that contains a file, one sub-folder after the other.
    private OpenFolder parent(Path name) throws IOException {
        var open = OpenFolder.of(folder);
        for (var at = 0; at < name.getNameCount() - 1; at++) {
            try (var parent = open) {
                open = parent.child(name.getName(at));
            }
        }
        return open;
    }

    /// Moves a file back that was not imported. Does not replace a new file of the same name.
    private void restore(Path file, Path name) throws IOException {
        try (var from = OpenFolder.of(uploadsFolder); var parent = parent(name)) {
            var free = name.getFileName();
            from.move(file.getFileName(), parent, parent.contains(free) ? Path.of(UUID.randomUUID() + ".csv") : free);
        }
    }

    /// Returns the entries of the folder except hidden files, `.part` files and folders.
    public List<Path> entries() throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.filter(DropFolder::isCandidate).sorted().toList();
        }
    }

    public static boolean isRegular(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /// Moves an entry into the folder `refused` and writes the reason to a new text file next to it.
    ///
    /// @throws NoSuchFileException if another node was faster
    public void reject(Path entry, String reason) throws IOException {
        refused.add(entry.getFileName(), reason);
    }

    private static boolean isCandidate(Path file) {
        var name = file.getFileName().toString();
        return !name.startsWith(".") && !name.endsWith(".part") && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static ProblemException outside(String source) {
        return ProblemException.of(HttpStatus.BAD_REQUEST, "Not in the drop folder",
                "source names a file of the server's drop folder, such as drop/products.csv, this is " + source);
    }
}
