package org.productimporter.db.embedded;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.productimporter.db.UnusableDatabaseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL server that runs from [#start(ServerOptions)] until it is closed. It is restarted if it exits in between.
///
/// Data, port and password are stored in a folder, so the address is the same after each start. One process at a time
/// can use a folder. Thread-safe.
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

    /// Starts a server and waits until it accepts connections. This takes about a second, longer if the folder is new,
    /// and up to minutes for the recovery from a crash.
    ///
    /// @throws UnusableDatabaseException if the folder is in use, not writable, of another version or damaged, if the
    ///     disk is full, or if the port is in use
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
            throw StartFailures.ofFolder(options.folder(), e);
        } catch (SQLException e) {
            throw new UnusableDatabaseException(
                    "The embedded PostgreSQL in %s rejects the connection: %s".formatted(options.folder(),
                            e.getMessage()),
                    "If its file password was changed or replaced, restore the previous one.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted during the start of PostgreSQL", e);
        }
    }

    private static EmbeddedPostgres start(ServerOptions options, ClusterDirectory folder)
            throws IOException, SQLException, InterruptedException {
        long begin = System.nanoTime();
        var programs = PostgresBinaries.unpack(options.programFolder());
        if (options.programFolder().equals(options.folder())) {
            programs.removeOtherVersions();
        }
        var cluster = new PostgresCluster(folder, programs, ServerAccount.ofThisProcess());
        cluster.initialize(options.clusterArguments());
        new StaleServerCleaner(cluster).clean();
        int port = ServerPort.choose(options.port(), options.folder());
        var supervisor = ServerSupervisor.start(cluster, options.arguments(port));
        try {
            var database = new ApplicationDatabase(port, folder.password());
            database.createIfMissing();
            log.info("The embedded PostgreSQL in {} accepts connections on port {} after {} ms", options.folder(), port,
                    (System.nanoTime() - begin) / 1_000_000);
            return new EmbeddedPostgres(folder, database, supervisor);
        } catch (IOException | SQLException e) {
            supervisor.close();
            throw e;
        }
    }

    /// JDBC URL of the database of the application, without user and password.
    public String jdbcUrl() {
        return database.url();
    }

    /// The owner of the database. Not a superuser.
    public String username() {
        return ApplicationDatabase.NAME;
    }

    /// The password of [#username()].
    public String password() {
        return database.password();
    }

    /// Opens a connection of the superuser to the database `postgres`, for maintenance and tests.
    public Connection connectAsSuperuser() throws SQLException {
        return database.connectAsSuperuser();
    }

    /// Process ID of the running server.
    public long pid() {
        return supervisor.pid();
    }

    /// Ends all sessions, stops the server and unlocks the folder.
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
