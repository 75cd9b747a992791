package org.productimporter.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.productimporter.db.embedded.EmbeddedPostgres;
import org.productimporter.db.embedded.ServerOptions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// The PostgreSQL 18 of all peers: the embedded server as it ships, on disk, with `fsync`, autovacuum and checkpoints.
public final class PostgresServer implements AutoCloseable {

    private static final int READINGS = 4;

    /// The title of a process that serves a client over TCP: user, database, address and port.
    private static final Pattern SESSION = Pattern.compile("postgres: \\S+ (?<database>\\S+) \\S+\\(\\d+\\)");

    private final EmbeddedPostgres server;
    private final Connection superuser;
    private final JdbcClient maintenance;

    /// @param folder folder of the data
    /// @param settings settings that override those of the product
    public PostgresServer(Path folder, Map<String, String> settings) {
        this(folder, folder.resolve("programs"), settings);
    }

    /// @param folder folder of the data
    /// @param programs folder of the programs, which several servers can share
    /// @param settings settings that override those of the product
    public PostgresServer(Path folder, Path programs, Map<String, String> settings) {
        server = EmbeddedPostgres.start(new ServerOptions(folder.resolve("postgres"), programs, 0, settings));
        try {
            superuser = server.connectAsSuperuser();
        } catch (SQLException e) {
            server.close();
            throw new IllegalStateException("the server rejects its superuser", e);
        }
        maintenance = JdbcClient.create(new SingleConnectionDataSource(superuser, true));
        requireDurability();
    }

    /// Measurements on a server without durability would be worthless.
    private void requireDurability() {
        for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            var value = setting(setting);
            if (!value.equals("on")) {
                throw new IllegalStateException(setting + " is " + value + ", not on");
            }
        }
    }

    public String setting(String name) {
        return maintenance.sql("select current_setting(:name)").param("name", name).query(String.class).single();
    }

    private static final String EXISTS = """
            select exists (
                select from pg_database
                where datname = :name)
            """;

    /// Returns the database with the name, and creates it if it does not exist.
    public JdbcClient createDatabase(String name) {
        if (!maintenance.sql(EXISTS).param("name", name).query(Boolean.class).single()) {
            maintenance.sql("create database " + name + " owner " + username()).update();
        }
        return JdbcClient.create(new DriverManagerDataSource(jdbcUrl(name), username(), password()));
    }

    public String jdbcUrl(String database) {
        return server.jdbcUrl().replaceFirst("/[^/?]+(\\?.*)?$", "/" + database);
    }

    /// The connection URI for psql.
    public String uri(String database) {
        return jdbcUrl(database).substring("jdbc:".length());
    }

    public String username() {
        return server.username();
    }

    public String password() {
        return server.password();
    }

    /// Removes dead rows, updates the statistics and writes all pages to disk.
    public void settle(JdbcClient database) {
        database.sql("vacuum (analyze)").update();
        maintenance.sql("checkpoint").update();
    }

    /// CPU seconds of the server and its sessions. A session that ends during a reading may be missed, so the value is read
    /// until two consecutive readings are equal, or a few times if sessions are working.
    public double cpuSeconds() {
        var before = -1.0;
        var after = reading();
        for (int attempt = 0; attempt < READINGS && after != before; attempt++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            before = after;
            after = reading();
        }
        return after;
    }

    /// CPU seconds of the running sessions of all databases but one. They would be counted as costs of a load that did not
    /// cause them.
    double sessionSecondsOutside(String database) {
        return CpuTime.ofChildren(server.pid())
                .entrySet()
                .stream()
                .filter(child -> isSessionOutside(database, CpuTime.title(child.getKey())))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private static boolean isSessionOutside(String database, String title) {
        var session = SESSION.matcher(title);
        return session.lookingAt() && !database.equals(session.group("database"));
    }

    /// Process ID of the postmaster.
    public long pid() {
        return server.pid();
    }

    private double reading() {
        return CpuTime.ofProcessTree(server.pid());
    }

    @Override
    public void close() {
        try {
            superuser.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            server.close();
        }
    }
}
