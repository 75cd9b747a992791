package org.productimporter.db.embedded;

import java.io.IOException;
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
///
/// ```java
/// try (var server = EmbeddedPostgres.start(ServerOptions.in(folder))) {
///     connect(server.jdbcUrl(), server.username(), server.password());
/// }
/// ```
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private final ClusterDirectory folder;
    private final ApplicationDatabase database;
    private final ServerSupervisor supervisor;

    private EmbeddedPostgres(ClusterDirectory folder, ApplicationDatabase database, ServerSupervisor supervisor) {
        this.folder = folder;
        this.database = database;
        this.supervisor = supervisor;
    }

    /// Starts a server and waits until it takes connections: about a second, some more when the
    /// folder is new, minutes at worst when it has to recover from a crash.
    ///
    /// @throws UnusableDatabaseException if the folder is in use, not writable, of another
    ///     version or damaged, the disk full, or the port taken
    public static EmbeddedPostgres start(ServerOptions options) {
        try {
            var folder = ClusterDirectory.lock(options.folder());
            try {
                return start(options, folder);
            } catch (Exception e) {
                folder.close();
                throw e;
            }
        } catch (IOException e) {
            throw ClusterFolderMessages.explain(options.folder(), e);
        } catch (SQLException e) {
            throw new UnusableDatabaseException(
                    "The embedded PostgreSQL in %s runs but refuses us: %s".formatted(options.folder(), e.getMessage()),
                    "If the file password there was changed or replaced, put the old one back.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while PostgreSQL was starting", e);
        }
    }

    private static EmbeddedPostgres start(ServerOptions options, ClusterDirectory folder)
            throws IOException, SQLException, InterruptedException {
        long begin = System.nanoTime();
        var programs = PostgresBinaries.unpackedIn(options.programFolder());
        if (options.programFolder().equals(options.folder())) {
            programs.removeOthers();
        }
        var cluster = new PostgresCluster(folder, programs, ServerAccount.ofThisProcess());
        cluster.initialize();
        new StaleServerCleaner(cluster).end();
        int port = ServerPort.choose(options.port(), folder);
        var supervisor = ServerSupervisor.start(cluster, ServerSettings.arguments(port, options.settings()));
        try {
            var database = new ApplicationDatabase(port, folder.password());
            database.createIfMissing();
            log.info("The embedded PostgreSQL in {} takes connections on port {} after {} ms", options.folder(), port,
                    (System.nanoTime() - begin) / 1_000_000);
            return new EmbeddedPostgres(folder, database, supervisor);
        } catch (IOException | SQLException e) {
            supervisor.close();
            throw e;
        }
    }

    /// JDBC address of the application's database, without user and password.
    public String jdbcUrl() {
        return database.url();
    }

    /// The user that owns the application's database, no superuser.
    public String username() {
        return ApplicationDatabase.NAME;
    }

    /// The password of [#username()]; kept in the data folder.
    public String password() {
        return database.password();
    }

    /// A new connection to the database `postgres` with every right, for maintenance and tests.
    public Connection connectAsSuperuser() throws SQLException {
        return database.connectAsSuperuser();
    }

    /// Process number of the server that runs now.
    public long pid() {
        return supervisor.pid();
    }

    /// Ends all sessions, stops the server and gives the folder free.
    @Override
    public void close() {
        supervisor.close();
        try {
            folder.close();
        } catch (IOException e) {
            log.warn("The lock of {} could not be released", folder.path(), e);
        }
    }
}
