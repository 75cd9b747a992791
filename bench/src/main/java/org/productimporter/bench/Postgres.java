package org.productimporter.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The one PostgreSQL 18 that every peer uses, on disk, with `fsync` on.
final class Postgres implements AutoCloseable {

    static final String USER = "postgres";

    private final EmbeddedPostgres server;
    private final Path data;

    /// @param folder where the data may be; what is there is deleted
    /// @param settings added to, or instead of, the settings below
    Postgres(Path folder, Map<String, String> settings) {
        data = folder.resolve("postgres");
        var builder =
                EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .setLocaleConfig("locale-provider", "builtin")
                        .setLocaleConfig("builtin-locale", "C.UTF-8")
                        .setLocaleConfig("locale", "C");
        var all = new LinkedHashMap<String, String>();
        all.put("fsync", "on");
        all.put("synchronous_commit", "on");
        all.put("full_page_writes", "on");
        all.put("shared_buffers", "256MB");
        // No checkpoint in the middle of a timing; each begins after one.
        all.put("max_wal_size", "8GB");
        all.put("checkpoint_timeout", "1h");
        all.put("autovacuum", "off");
        all.putAll(settings);
        all.forEach(builder::setServerConfig);
        try {
            server = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start in " + folder, e);
        }
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
        return database(USER)
                .sql("select current_setting(:name)")
                .param("name", name)
                .query(String.class)
                .single();
    }

    JdbcClient createDatabase(String name) {
        database(USER).sql("create database " + name).update();
        return database(name);
    }

    JdbcClient database(String name) {
        return JdbcClient.create(server.getDatabase(USER, name));
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
    }

    String uri(String database) {
        return "postgresql://%s@localhost:%d/%s".formatted(USER, server.getPort(), database);
    }

    /// Brings `database` to rest: dead rows removed, statistics fresh, everything on disk.
    void settle(JdbcClient database) {
        database.sql("vacuum (analyze)").update();
        database.sql("checkpoint").update();
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
        try (var lines = Files.lines(data.resolve("postmaster.pid"))) {
            return Cpu.ofFamily(Long.parseLong(lines.findFirst().orElseThrow()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
