package org.productimporter.web.uploads;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.productimporter.web.common.DataDirectory;
import org.productimporter.web.common.DurableFiles;
import org.productimporter.web.common.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// The folder for files that the server imports. Accepts only regular files inside of it: no links, pipes and devices.
/// Thread-safe, also for several nodes that share the folder.
@Component
public class DropFolder {

    private static final String PREFIX = "drop/";

    private final Path folder;
    private final UploadService uploads;

    DropFolder(DataDirectory data, UploadService uploads) {
        this.folder = data.drop();
        this.uploads = uploads;
    }

    public Path path() {
        return folder;
    }

    /// Moves the file of a request, such as `drop/products.csv`, out of the folder.
    ///
    /// @throws ProblemException 400 if the path is outside of the folder or not a regular file, 404 if the file does not
    ///     exist
    public StoredUpload claim(String source) throws IOException {
        return claim(resolve(source));
    }

    /// Moves a file out of the folder.
    ///
    /// @throws ProblemException 404 if another node was faster, 415 if the file is not CSV
    public StoredUpload claim(Path file) throws IOException {
        uploads.requireCsv(file);
        try {
            return uploads.claim(file);
        } catch (NoSuchFileException e) {
            throw ProblemException
                    .notFound(file.getFileName() + " is not in the drop folder; perhaps it was taken already");
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

    /// Moves a file into the folder `refused` and writes the reason to a text file next to it.
    public void reject(Path file, String reason) throws IOException {
        var refused = Files.createDirectories(folder.resolve("refused"));
        var name = file.getFileName().toString();
        var target = refused.resolve(name);
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            target = refused.resolve(UUID.randomUUID() + "-" + name);
        }
        DurableFiles.move(file, target);
        Files.writeString(target.resolveSibling(target.getFileName() + ".txt"), reason + "\n");
    }

    private static boolean isCandidate(Path file) {
        var name = file.getFileName().toString();
        return !name.startsWith(".") && !name.endsWith(".part") && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
    }

    private Path resolve(String source) throws IOException {
        try {
            var name = source.startsWith(PREFIX) ? source.substring(PREFIX.length()) : source;
            var file = folder.resolve(name);
            var parent = file.toAbsolutePath().getParent();
            if (parent == null || !parent.toRealPath().startsWith(folder.toRealPath())) {
                throw outside(source);
            }
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw ProblemException.notFound("There is no file " + source + " on the server");
            }
            if (!isRegular(file)) {
                throw ProblemException.field("source",
                        source + " is not a regular file; links, pipes and folders are refused");
            }
            return file;
        } catch (NoSuchFileException e) {
            throw ProblemException.notFound("There is no file " + source + " on the server");
        } catch (InvalidPathException e) {
            throw outside(source);
        }
    }

    private static ProblemException outside(String source) {
        return ProblemException.of(HttpStatus.BAD_REQUEST, "Not in the drop folder",
                "source names a file of the server's drop folder, such as drop/products.csv, this is " + source);
    }
}
