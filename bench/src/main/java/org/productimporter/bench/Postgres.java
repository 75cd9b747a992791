package org.productimporter.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.productimporter.db.embedded.EmbeddedPostgres;
import org.productimporter.db.embedded.ServerOptions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// The one PostgreSQL 18 that every peer uses: the embedded server with the settings of the
/// product, on disk, with `fsync` on.
final class Postgres implements AutoCloseable {

    private final EmbeddedPostgres server;
    private final Connection superuser;
    private final JdbcClient maintenance;

    /// @param folder where the data may be
    /// @param settings added to, or instead of, the product's
    Postgres(Path folder, Map<String, String> settings) {
        // No checkpoint in the middle of a timing; each begins after one.
        var all = new HashMap<>(Map.of("max_wal_size", "8GB", "checkpoint_timeout", "1h", "autovacuum", "off"));
        all.putAll(settings);
        server = EmbeddedPostgres
                .start(new ServerOptions(folder.resolve("postgres"), folder.resolve("programs"), 0, all));
        try {
            superuser = server.connectAsSuperuser();
        } catch (SQLException e) {
            server.close();
            throw new IllegalStateException("the server refuses its own superuser", e);
        }
        maintenance = JdbcClient.create(new SingleConnectionDataSource(superuser, true));
        requireDurability();
    }

    /// A measurement on a server that forgets commits would be worthless.
    private void requireDurability() {
        for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            var value = setting(setting);
            if (!value.equals("on")) {
                throw new IllegalStateException(setting + " is " + value + ", not on");
            }
        }
    }

    String setting(String name) {
        return maintenance.sql("select current_setting(:name)").param("name", name).query(String.class).single();
    }

    private static final String EXISTS = """
            select exists (
                select from pg_database
                where datname = :name)
            """;

    /// The database of this name, a new one unless a run before has left it.
    JdbcClient createDatabase(String name) {
        if (!maintenance.sql(EXISTS).param("name", name).query(Boolean.class).single()) {
            maintenance.sql("create database " + name + " owner " + username()).update();
        }
        return JdbcClient.create(new DriverManagerDataSource(jdbcUrl(name), username(), password()));
    }

    String jdbcUrl(String database) {
        return server.jdbcUrl().replaceFirst("/[^/?]+(\\?.*)?$", "/" + database);
    }

    /// The address as psql takes it.
    String uri(String database) {
        return jdbcUrl(database).substring("jdbc:".length());
    }

    String username() {
        return server.username();
    }

    String password() {
        return server.password();
    }

    /// Brings `database` to rest: dead rows removed, statistics fresh, everything on disk.
    void settle(JdbcClient database) {
        database.sql("vacuum (analyze)").update();
        maintenance.sql("checkpoint").update();
    }

    /// CPU seconds of the server and its sessions. A session that is just ending is counted twice
    /// or not at all for an instant, so two equal readings in a row are asked for.
    double cpuSeconds() {
        var before = -1.0;
        var after = reading();
        for (int tries = 0; tries < 20 && after != before; tries++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            before = after;
            after = reading();
        }
        return after;
    }

    private double reading() {
        return Cpu.ofFamily(server.pid());
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
