package org.productimporter.db.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.productimporter.db.UnusableDatabaseException;

/// The folder of one embedded server, locked against every other process until it is closed.
///
/// `data` is PostgreSQL's own; `password` and `port` are kept beside it, so that the next start
/// is reached at the same address; `server.log` is what the server says; `lock` names the holder.
final class ClusterDirectory implements AutoCloseable {

    private static final int PASSWORD_BYTES = 24;

    private final Path folder;
    private final FileChannel lock;

    private ClusterDirectory(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /// Creates the folder when it is missing, and takes its lock.
    ///
    /// @throws UnusableDatabaseException if another process, or another server of this one, has
    ///     it
    /// @throws IOException if it cannot be created or written
    static ClusterDirectory lock(Path folder) throws IOException {
        Files.createDirectories(folder);
        var file = folder.resolve("lock");
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (!taken(channel)) {
            var holder = Files.readString(file).strip();
            channel.close();
            throw inUse(folder, holder);
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(ownProcess().getBytes(StandardCharsets.UTF_8)), 0);
        return new ClusterDirectory(folder, channel);
    }

    private static boolean taken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    private static UnusableDatabaseException inUse(Path folder, String holder) {
        return new UnusableDatabaseException(
                "The data folder %s is in use by another Product Importer (process %s).".formatted(folder,
                        holder.isEmpty() ? "unknown" : holder),
                "Stop that one, give this one a folder of its own in PRODUCT_IMPORTER_DATA, or let"
                        + " both share a PostgreSQL server named in SPRING_DATASOURCE_URL.");
    }

    private static String ownProcess() {
        return Long.toString(ProcessHandle.current().pid());
    }

    Path path() {
        return folder;
    }

    /// PostgreSQL's own folder (PGDATA).
    Path cluster() {
        return folder.resolve("data");
    }

    /// A folder that becomes [#cluster()] once it is complete.
    Path halfCluster() {
        return folder.resolve("data.new");
    }

    Path log() {
        return folder.resolve("server.log");
    }

    Path passwordFile() {
        return folder.resolve("password");
    }

    boolean isInitialized() {
        return Files.isDirectory(cluster());
    }

    /// The password of both database users, made at the first call and readable by our user only.
    String password() throws IOException {
        if (Files.notExists(passwordFile())) {
            if (isInitialized()) {
                throw new UnusableDatabaseException(
                        "The password file %s of the embedded PostgreSQL is missing.".formatted(passwordFile()),
                        "Put it back from a backup; data and password belong together.");
            }
            var random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            var password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
            Files.createFile(passwordFile(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(passwordFile(), password);
        }
        return Files.readString(passwordFile()).strip();
    }

    /// The port of the last start, or 0 before the first.
    int keptPort() throws IOException {
        var file = folder.resolve("port");
        var kept = Files.exists(file) ? Files.readString(file).strip() : "";
        return kept.matches("\\d{1,5}") ? Integer.parseInt(kept) : 0;
    }

    void keepPort(int port) throws IOException {
        var half = folder.resolve("port.new");
        Files.writeString(half, Integer.toString(port));
        Files.move(half, folder.resolve("port"), StandardCopyOption.ATOMIC_MOVE);
    }

    /// Releases the lock; the server must have ended before.
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
