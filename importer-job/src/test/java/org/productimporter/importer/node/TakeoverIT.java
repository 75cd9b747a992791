package org.productimporter.importer.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.model.imports.ImportId;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Whole nodes with their schedulers: they share an import, take it over from one another, and
/// leave it in good order.
@OnPostgres
@TestInstance(Lifecycle.PER_CLASS)
class TakeoverIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final TestDatabase server;
    private final JdbcClient database;
    private final ImportRequests requests;
    private HostileImport hostile;

    TakeoverIT(TestDatabase server, JdbcClient database) {
        this.server = server;
        this.database = database;
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

    @ParameterizedTest
    @ValueSource(strings = {"stage", "merge"})
    void aNodeThatIsToldToStopLeavesTheImportToTheNext(String phase) {
        ImportId id;
        try (var node = ImporterNode.start(server, "first")) {
            var reached = new Pause(node, phase);
            id = reached.request();
            reached.await();
            reached.release();
            node.shutDown();
        }
        assertThat(requests.state(id).isFinal()).isFalse();
        assertThat(requests.chunksDone(id, phase)).isPositive();
        try (var _ = ImporterNode.start(server, "second")) {
            requests.awaitEnd(id);
        }
        hostile.completed(id);
        assertThat(requests.status(id).attempt()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stage", "merge"})
    void anotherTakesOverFromADeadManager(String phase) {
        try (var manager = ImporterNode.start(server, "manager"); var pause = new Pause(manager, phase)) {
            var id = pause.request();
            pause.await();
            try (var _ = ImporterNode.start(server, "successor")) {
                manager.pool().fail();
                pause.release();
                requests.awaitEnd(id);
            }
            hostile.completed(id);
            assertThat(nodesOf(id)).contains("successor");
        }
    }

    /// The manager's workers are held up, so that the helper has something to do.
    @Test
    void anIdleNodeHelpsAndItsDeathHarmsNobody() {
        try (var manager = ImporterNode.start(server, "manager"); var pause = new Pause(manager, "stage")) {
            var id = pause.request();
            pause.await();
            try (var helper = ImporterNode.start(server, "helper")) {
                await("a chunk of the helper").atMost(TIMEOUT).until(() -> nodesOf(id).contains("helper"));
                helper.pool().fail();
            }
            pause.release();
            requests.awaitEnd(id);
            hostile.completed(id);
            assertThat(nodesOf(id)).containsExactlyInAnyOrder("manager", "helper");
            assertThat(requests.status(id).attempt()).isEqualTo(1);
        }
    }

    @Test
    void anImportThatIsAskedForAgainAndAgainBeginsOnce() {
        try (var _ = ImporterNode.start(server, "one"); var _ = ImporterNode.start(server, "two")) {
            var id = hostile.insert();
            for (int request = 0; request < 50; request++) {
                requests.schedule(id);
            }
            requests.awaitEnd(id);
            hostile.completed(id);
            assertThat(requests.status(id).attempt()).isEqualTo(1);
        }
    }

    private List<String> nodesOf(ImportId id) {
        return database.sql("""
                select distinct node
                from import_chunk
                where import_id = :id
                and done_at is not null
                """).param("id", id.value()).query((row, _) -> row.getString(1)).list();
    }

    /// Holds up the workers of a node before their claims, as soon as one chunk of a phase is
    /// done.
    private final class Pause implements AutoCloseable {

        private final AtomicReference<ImportId> id = new AtomicReference<>();
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        Pause(ImporterNode node, String phase) {
            node.pool().watch(sql -> holdUp(sql, phase));
        }

        ImportId request() {
            var requested = hostile.insert();
            id.set(requested);
            requests.schedule(requested);
            return requested;
        }

        private void holdUp(String sql, String phase) {
            var requested = id.get();
            if (ImportRequests.isClaim(sql) && requested != null && requests.chunksDone(requested, phase) > 0) {
                reached.countDown();
                join(released);
            }
        }

        void await() {
            join(reached);
        }

        void release() {
            released.countDown();
        }

        private static void join(CountDownLatch latch) {
            try {
                assertThat(latch.await(TIMEOUT.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            release();
        }
    }
}
