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

/// The folder of one embedded server, locked against all other processes until it is closed.
///
/// It contains `data` (PGDATA), `password`, `port` (see [ServerPort]), `server.log` and `lock` with the process ID of
/// the owner.
final class ClusterDirectory implements AutoCloseable {

    private static final int PASSWORD_BYTES = 24;

    private final Path folder;
    private final FileChannel lock;

    private ClusterDirectory(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /// Creates the folder if necessary, and locks it.
    ///
    /// @throws UnusableDatabaseException if this or another process has locked the folder
    /// @throws IOException if the folder cannot be created or written
    static ClusterDirectory lock(Path folder) throws IOException {
        Files.createDirectories(folder);
        var file = folder.resolve("lock");
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (!tryLock(channel)) {
            var owner = Files.readString(file).strip();
            channel.close();
            throw inUse(folder, owner);
        }
        channel.truncate(0);
        var pid = Long.toString(ProcessHandle.current().pid());
        channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
        return new ClusterDirectory(folder, channel);
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    private static UnusableDatabaseException inUse(Path folder, String owner) {
        return new UnusableDatabaseException(
                "The data folder %s is in use by another Product Importer (process %s).".formatted(folder,
                        owner.isEmpty() ? "unknown" : owner),
                "Stop that one, give this one a folder of its own in PRODUCT_IMPORTER_DATA, or let"
                        + " both share a PostgreSQL server named in SPRING_DATASOURCE_URL.");
    }

    Path path() {
        return folder;
    }

    /// The data directory of PostgreSQL (PGDATA).
    Path cluster() {
        return folder.resolve("data");
    }

    /// The folder in which initdb works. It becomes [#cluster()] when it is complete.
    Path newCluster() {
        return folder.resolve("data.new");
    }

    /// The output of the programs of PostgreSQL since the last [#rotateLog()].
    Path log() {
        return folder.resolve("server.log");
    }

    /// Starts a new log and keeps the previous one.
    void rotateLog() throws IOException {
        if (Files.exists(log())) {
            Files.move(log(), folder.resolve("server.log.old"), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.createFile(log());
    }

    Path passwordFile() {
        return folder.resolve("password");
    }

    boolean isInitialized() {
        return Files.isDirectory(cluster());
    }

    /// The password of both database users. Generated at the first call; only the user of this process can read it.
    String password() throws IOException {
        if (Files.notExists(passwordFile())) {
            if (isInitialized()) {
                throw new UnusableDatabaseException(
                        "The password file %s of the embedded PostgreSQL is missing.".formatted(passwordFile()),
                        "Restore it from a backup: the data can be used with this password only.");
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

    /// Releases the lock. The server must have stopped before.
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
