package org.productimporter.web.uploads;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.UUID;

/// The sub-folder `refused` of the drop folder: each refused file with its reason in a text file next to it. Writes only new
/// files and never through a link. Thread-safe.
final class RefusedFiles {

    private static final Path REFUSED = Path.of("refused");

    /// File systems allow names of 255 bytes. The rest is for a UUID and the suffix of the reason.
    private static final int MAX_NAME_BYTES = 200;

    private final Path dropFolder;

    RefusedFiles(Path dropFolder) {
        this.dropFolder = dropFolder;
    }

    /// Moves an entry of the drop folder, of any type, into the folder and writes the reason.
    ///
    /// @throws NotDirectoryException if somebody has replaced the folder by a link or a file
    /// @throws java.nio.file.NoSuchFileException if the file no longer exists
    void add(Path name, String reason) throws IOException {
        createFolder();
        try (var drop = OpenFolder.of(dropFolder); var refused = drop.child(REFUSED)) {
            var free = writeReason(refused, name, reason + "\n");
            try {
                drop.move(name, refused, free);
            } catch (IOException e) {
                refused.delete(reasonOf(free));
                throw e;
            }
        }
    }

    private void createFolder() throws IOException {
        try {
            Files.createDirectory(dropFolder.resolve(REFUSED));
        } catch (FileAlreadyExistsException e) {
            // A folder in most cases; opening it fails otherwise.
        }
    }

    /// Writes the reason first, which reserves the name.
    private static Path writeReason(OpenFolder refused, Path name, String reason) throws IOException {
        var unique = UUID.randomUUID().toString();
        var text = portable(name);
        var free = Path.of(text.isEmpty() ? unique : text);
        if (!refused.contains(free)) {
            try {
                refused.writeNew(reasonOf(free), reason);
                return free;
            } catch (FileAlreadyExistsException e) {
                // An earlier reason, or a link that somebody has put there.
            }
        }
        free = Path.of(unique + "-" + text);
        refused.writeNew(reasonOf(free), reason);
        return free;
    }

    /// Returns the name, or an empty text if a suffix would make it too long or it has no representation as text.
    private static String portable(Path name) {
        try {
            var text = name.toString();
            return Path.of(text).equals(name) && text.getBytes(UTF_8).length <= MAX_NAME_BYTES ? text : "";
        } catch (InvalidPathException e) {
            return "";
        }
    }

    private static Path reasonOf(Path name) {
        return Path.of(name + ".txt");
    }
}
