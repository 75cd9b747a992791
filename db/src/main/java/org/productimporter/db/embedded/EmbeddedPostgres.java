package org.productimporter.db.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import org.productimporter.db.UnusableDatabaseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL server of our own: running from [#start(ServerOptions)] until it is closed, and
/// started again when it ends in between.
///
/// Its data, its port and its password outlive it, so the address is the same after each start.
/// One process at a time may have a folder. Safe for use by many threads.
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private final DataFolder folder;
    private final ApplicationDatabase database;
    private final ServerProcess process;

    private EmbeddedPostgres(
            DataFolder folder, ApplicationDatabase database, ServerProcess process) {
        this.folder = folder;
        this.database = database;
        this.process = process;
    }

    /// Starts a server and waits until it takes connections: about a second, two when the folder
    /// is new, minutes at worst when it has to recover from a crash.
    ///
    /// @throws UnusableDatabaseException if the folder is in use, not writable, of another
    ///     version or damaged, the disk full, or the port taken
    public static EmbeddedPostgres start(ServerOptions options) {
        try {
            var folder = DataFolder.lock(options.folder());
            return start(options, folder);
        } catch (IOException | SQLException e) {
            throw new UnusableDatabaseException("x", "y", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while PostgreSQL was starting", e);
        }
    }

    private static EmbeddedPostgres start(ServerOptions options, DataFolder folder)
            throws IOException, SQLException, InterruptedException {
        var programs = Programs.unpackedIn(options.programFolder());
        var cluster = new Cluster(folder, programs, ServerAccount.ofThisProcess());
        cluster.initialize();
        int port = options.port() > 0 ? options.port() : folder.keptPort();
        if (port == 0) {
            port = freePort();
        }
        var process = cluster.launch(ServerSettings.arguments(port, options.settings()));
        process.awaitReady();
        folder.keepPort(port);
        var database = new ApplicationDatabase(port, folder.password());
        database.createIfMissing();
        return new EmbeddedPostgres(folder, database, process);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// JDBC address of the application's database, without user and password.
    public String jdbcUrl() {
        return database.url();
    }

    /// The user that owns the application's database.
    public String username() {
        return ApplicationDatabase.NAME;
    }

    /// The password of [#username()]; kept in the data folder.
    public String password() {
        return database.password();
    }

    /// A connection to the database `postgres` with every right, for maintenance and tests.
    public Connection connectAsSuperuser() throws SQLException {
        return database.connectAsSuperuser("postgres");
    }

    /// Process number of the server that runs now.
    public long pid() {
        return process.pid();
    }

    /// Ends all sessions, stops the server and gives the folder free.
    @Override
    public void close() {
        process.stop();
        try {
            folder.close();
        } catch (IOException e) {
            log.warn("The lock of {} could not be released", folder.path(), e);
        }
    }
}
