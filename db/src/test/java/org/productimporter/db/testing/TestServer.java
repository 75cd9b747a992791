package org.productimporter.db.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.productimporter.db.Schema;
import org.productimporter.db.UnusableDatabaseException;
import org.productimporter.db.embedded.EmbeddedPostgres;
import org.productimporter.db.embedded.ServerOptions;
import org.springframework.util.FileSystemUtils;

/// The PostgreSQL server of this JVM. It is not durable, and its time zone differs from that of the JVM.
final class TestServer {

    static final String TIME_ZONE = "Pacific/Auckland";

    private static final Path BASE =
            Path.of(System.getProperty("java.io.tmpdir"), "product-importer-tests-" + System.getProperty("user.name"));

    /// Followed by the number of the process that uses the folder.
    private static final String PREFIX = "server-";

    private static final Map<String, String> SETTINGS = Map.of("fsync", "off", "synchronous_commit", "off",
            "full_page_writes", "off", "shared_buffers", "128MB", "max_connections", "300", "timezone", TIME_ZONE);

    private static final int MAX_NAME_LENGTH = 40;

    private final EmbeddedPostgres server;
    private final AtomicInteger databases = new AtomicInteger();

    private TestServer(EmbeddedPostgres server) {
        this.server = server;
    }

    static TestServer ofThisJvm() {
        return Holder.SERVER;
    }

    /// Creates a clone of the migrated template.
    TestDatabase newDatabase(Class<?> owner) {
        var name = owner.getSimpleName().toLowerCase(Locale.ROOT);
        var database = name.substring(0, Math.min(MAX_NAME_LENGTH, name.length())) + "_" + databases.incrementAndGet();
        execute("create database \"%s\" template \"%s\" owner %s".formatted(database, templateName(),
                server.username()));
        return new TestDatabase(urlOf(database), server.username(), server.password());
    }

    void drop(TestDatabase database) {
        var name = database.jdbcUrl().substring(database.jdbcUrl().lastIndexOf('/') + 1);
        execute("drop database \"" + name + "\" with (force)");
    }

    private String templateName() {
        return server.jdbcUrl().substring(server.jdbcUrl().lastIndexOf('/') + 1);
    }

    private String urlOf(String database) {
        return server.jdbcUrl().substring(0, server.jdbcUrl().lastIndexOf('/') + 1) + database;
    }

    private void execute(String sql) {
        try (var connection = server.connectAsSuperuser(); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("The test server rejects: " + sql, e);
        }
    }

    private static TestServer start() {
        try {
            Files.createDirectories(BASE);
            removeLeftovers();
            var folder = BASE.resolve(PREFIX + ProcessHandle.current().pid());
            var server = EmbeddedPostgres.start(new ServerOptions(folder, BASE, 0, SETTINGS));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
            var template = new TestDatabase(server.jdbcUrl(), server.username(), server.password());
            Schema.in(template.dataSource()).migrate();
            template.close();
            return new TestServer(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Stops and removes the servers of test JVMs that were killed.
    private static void removeLeftovers() throws IOException {
        try (var folders = Files.list(BASE)) {
            for (var folder : folders.filter(TestServer::isLeftover).toList()) {
                try {
                    stop(EmbeddedPostgres.start(new ServerOptions(folder, BASE, 0, SETTINGS)), folder);
                } catch (UnusableDatabaseException _) {
                    // Another test JVM removes it.
                }
            }
        }
    }

    private static boolean isLeftover(Path folder) {
        var name = folder.getFileName().toString();
        return name.startsWith(PREFIX) && ProcessHandle.of(Long.parseLong(name.substring(PREFIX.length()))).isEmpty();
    }

    private static void stop(EmbeddedPostgres server, Path folder) {
        server.close();
        FileSystemUtils.deleteRecursively(folder.toFile());
    }

    private static final class Holder {
        private static final TestServer SERVER = start();
    }
}
