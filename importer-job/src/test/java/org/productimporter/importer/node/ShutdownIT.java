package org.productimporter.importer.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.db.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A node shuts down in time although a statement of its import does not end, and leaves the import to the next node.
@OnPostgres
@TestInstance(Lifecycle.PER_CLASS)
class ShutdownIT {

    private static final Duration MAX_SHUTDOWN = Duration.ofSeconds(10);

    private final TestDatabase server;
    private final DataSource dataSource;
    private final JdbcClient database;
    private final ImportRequests requests;
    private HostileImport hostile;

    ShutdownIT(TestDatabase server, DataSource dataSource) {
        this.server = server;
        this.dataSource = dataSource;
        this.database = JdbcClient.create(dataSource);
        this.requests = new ImportRequests(database);
    }

    @BeforeAll
    void writeFile(@TempDir Path folder) {
        hostile = HostileImport.in(folder, database);
    }

    @BeforeEach
    void clear() {
        requests.clear();
    }

    /// A lock holds a statement of a worker (product) or of the manager (import_chunk).
    @ParameterizedTest
    @CsvSource({"product, share", "import_chunk, exclusive"})
    void aHungStatementIsAborted(String table, String mode) throws SQLException {
        var node = ImporterNode.start(server, "first", "product.importer.drain-timeout=1s");
        var id = hostile.insert();
        try (var lock = dataSource.getConnection()) {
            lock.setAutoCommit(false);
            try (var statement = lock.createStatement()) {
                statement.execute("lock table " + table + " in " + mode + " mode");
            }
            requests.schedule(id);
            await("a statement that waits").atMost(Duration.ofSeconds(30)).until(this::isWaiting);

            long begin = System.nanoTime();
            node.shutDown();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(MAX_SHUTDOWN);
            lock.rollback();
        }
        assertThat(requests.state(id).isFinal()).isFalse();
        try (var _ = ImporterNode.start(server, "second")) {
            requests.awaitEnd(id);
        }
        hostile.completed(id);
    }

    private static final String IS_WAITING = """
            select exists (
                select from pg_stat_activity
                where datname = current_database()
                and application_name = 'product-importer first'
                and wait_event_type = 'Lock')
            """;

    private boolean isWaiting() {
        return database.sql(IS_WAITING).query(Boolean.class).single();
    }
}
