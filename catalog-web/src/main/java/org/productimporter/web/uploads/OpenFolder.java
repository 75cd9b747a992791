package org.productimporter.web.uploads;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An open folder whose entries are addressed relative to it and never through a link. A folder that somebody replaces by a
/// link meanwhile leads nowhere else. On systems without `openat`, the entries are addressed by path, still without links.
/// Not thread-safe.
final class OpenFolder implements Closeable {

    private static final Set<OpenOption> NEW_FILE =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private final Path path;
    private final DirectoryStream<Path> stream;
    private final @Nullable SecureDirectoryStream<Path> secure;

    private OpenFolder(Path path, DirectoryStream<Path> stream) {
        this.path = path;
        this.stream = stream;
        this.secure = stream instanceof SecureDirectoryStream<Path> relative ? relative : null;
    }

    /// Opens a folder of the server's own configuration, which may be a link.
    @SuppressWarnings("StreamResourceLeak") // Closed by [#close].
    static OpenFolder of(Path path) throws IOException {
        return new OpenFolder(path, Files.newDirectoryStream(path));
    }

    /// Opens a sub-folder.
    ///
    /// @throws NotDirectoryException if it is a link or a file
    @SuppressWarnings("StreamResourceLeak") // Closed by [#close].
    OpenFolder child(Path name) throws IOException {
        if (!attributes(name).isDirectory()) {
            throw new NotDirectoryException(path.resolve(name).toString());
        }
        return new OpenFolder(path.resolve(name), secure == null ? Files.newDirectoryStream(path.resolve(name))
                : secure.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS));
    }

    /// Returns the attributes of an entry, also of a link.
    BasicFileAttributes attributes(Path name) throws IOException {
        var view = BasicFileAttributeView.class;
        return secure == null
                ? Files.getFileAttributeView(path.resolve(name), view, LinkOption.NOFOLLOW_LINKS).readAttributes()
                : secure.getFileAttributeView(name, view, LinkOption.NOFOLLOW_LINKS).readAttributes();
    }

    boolean contains(Path name) throws IOException {
        try {
            attributes(name);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /// Renames an entry into another folder of the same file system. Renames a link and not its target.
    void move(Path name, OpenFolder target, Path newName) throws IOException {
        if (secure == null || target.secure == null) {
            Files.move(path.resolve(name), target.path.resolve(newName), StandardCopyOption.ATOMIC_MOVE);
        } else {
            secure.move(name, target.secure, newName);
        }
    }

    /// Writes a text to a new file.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException if there is an entry of that name, for example a link
    void writeNew(Path name, String text) throws IOException {
        try (SeekableByteChannel channel = secure == null ? Files.newByteChannel(path.resolve(name), NEW_FILE)
                : secure.newByteChannel(name, NEW_FILE)) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    /// Deletes a file or link.
    void delete(Path name) throws IOException {
        if (secure == null) {
            Files.delete(path.resolve(name));
        } else {
            secure.deleteFile(name);
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
