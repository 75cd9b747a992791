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

/// The folder in which an operator puts files to be imported. Only regular files inside it are
/// taken; a link, a pipe or a device never is. Safe for any number of threads and nodes.
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

    /// Takes the file that a request names, such as `drop/products.csv`.
    ///
    /// @throws Problem 400 when the name leads out of the folder or to no regular file, 404 when
    ///     there is no such file
    public StoredUpload take(String source) throws IOException {
        return take(inside(source));
    }

    /// Takes a file of the folder.
    ///
    /// @throws Problem 404 when it is gone, 415 when its first bytes are no CSV
    public StoredUpload take(Path file) throws IOException {
        uploads.requireCsv(file);
        try {
            return uploads.take(file);
        } catch (NoSuchFileException e) {
            throw ProblemException
                    .notFound(file.getFileName() + " is not in the drop folder; perhaps it was taken already");
        }
    }

    /// What lies in the folder: no hidden files, no `.part` files, no folders.
    public List<Path> entries() throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.filter(DropFolder::isOffered).sorted().toList();
        }
    }

    public static boolean isRegular(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /// Moves a file out of the way, into `refused`, beside a text that says why.
    public void refuse(Path file, String reason) throws IOException {
        var refused = Files.createDirectories(folder.resolve("refused"));
        var name = file.getFileName().toString();
        var target = refused.resolve(name);
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            target = refused.resolve(UUID.randomUUID() + "-" + name);
        }
        DurableFiles.move(file, target);
        Files.writeString(target.resolveSibling(target.getFileName() + ".txt"), reason + "\n");
    }

    private static boolean isOffered(Path file) {
        var name = file.getFileName().toString();
        return !name.startsWith(".") && !name.endsWith(".part") && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
    }

    private Path inside(String source) throws IOException {
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
