package org.productimporter.bench.faults.cluster;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.productimporter.bench.EmbeddedPostgresFolder;
import org.productimporter.bench.PostgresServer;
import org.productimporter.bench.faults.cluster.ClusterSpec.Place;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The PostgreSQL of a cluster. It is restarted when it ends, as an operating system would do. Thread-safe.
public sealed interface ClusterDatabase extends AutoCloseable {

    /// A client with a new connection for each statement.
    JdbcClient client();

    /// Process ID of the postmaster.
    long postmaster();

    /// Port of the server, or 0 if the nodes start it.
    int port();

    /// Settings of a node that connects to the port.
    Map<String, String> environment(int port);

    @Override
    void close();

    /// Environment variables of an external database.
    static Map<String, String> environment(String url, String user, String password) {
        return Map.of("SPRING_DATASOURCE_URL", url, "SPRING_DATASOURCE_USERNAME", user, "SPRING_DATASOURCE_PASSWORD",
                password);
    }

    /// A server next to the nodes.
    final class External implements ClusterDatabase {

        private static final String NAME = "faults";
        /// As in production, not as in measurements. A small WAL, for the WAL may be on a small disk.
        private static final Map<String, String> SETTINGS = Map.of("autovacuum", "on", "max_wal_size", "256MB",
                "min_wal_size", "80MB", "checkpoint_timeout", "5min", "shared_buffers", "256MB");

        private final Path folder;
        private final Path programs;
        private @Nullable SmallDisk disk;
        private PostgresServer server;
        private JdbcClient client;

        External(Path folder, Path programs, Place place) {
            this.folder = folder;
            this.programs = programs;
            server = start();
            client = server.createDatabase(NAME);
            if (place == Place.DATABASE || place == Place.WAL) {
                moveToSmallDisk(place);
            }
        }

        private PostgresServer start() {
            return new PostgresServer(folder, programs, SETTINGS);
        }

        private void moveToSmallDisk(Place place) {
            server.close();
            var data = folder.resolve("postgres/data");
            var log = folder.resolve("mount.log");
            disk = place == Place.WAL ? new SmallDisk(data.resolve("pg_wal"), 400, log)
                    : new SmallDisk(data.resolve("base"), 600, log);
            server = start();
            client = server.createDatabase(NAME);
        }

        /// The small disk, if the specification requires one.
        @Nullable
        SmallDisk disk() {
            return disk;
        }

        @Override
        public JdbcClient client() {
            return client;
        }

        @Override
        public long postmaster() {
            return server.pid();
        }

        @Override
        public int port() {
            return Integer.parseInt(server.jdbcUrl(NAME).replaceAll(".*:(\\d+)/.*", "$1"));
        }

        @Override
        public Map<String, String> environment(int port) {
            var url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, NAME);
            return ClusterDatabase.environment(url, server.username(), server.password());
        }

        @Override
        public void close() {
            server.close();
            if (disk != null) {
                disk.close();
            }
        }
    }

    /// The embedded server in the data folder of the only node.
    record Embedded(EmbeddedPostgresFolder folder) implements ClusterDatabase {

        @Override
        public JdbcClient client() {
            return folder.database();
        }

        @Override
        public long postmaster() {
            return folder.postmaster().pid();
        }

        @Override
        public int port() {
            return 0;
        }

        @Override
        public Map<String, String> environment(int port) {
            return Map.of();
        }

        @Override
        public void close() {
            folder.close();
        }
    }
}
