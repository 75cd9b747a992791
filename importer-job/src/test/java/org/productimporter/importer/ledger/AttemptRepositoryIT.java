package org.productimporter.importer.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.importer.ledger.Admission.Admitted;
import org.productimporter.importer.node.ImportRequests;
import org.productimporter.importer.node.ImporterNode;
import org.productimporter.model.imports.ImportFailure;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportState;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Imports begin in the order of the requests, and never too many at once.
@OnPostgres
@TestInstance(Lifecycle.PER_CLASS)
class AttemptRepositoryIT {

    private final TestDatabase server;
    private final JdbcClient database;
    private final ImportRequests requests;
    private ImporterNode node;
    @TempDir private Path folder;

    AttemptRepositoryIT(TestDatabase server, JdbcClient database) {
        this.server = server;
        this.database = database;
        this.requests = new ImportRequests(database);
    }

    @BeforeAll
    void startNode() {
        node = ImporterNode.byHand(server, "node", "product.importer.max-imports=2");
    }

    @BeforeEach
    void clear() {
        requests.clear();
        node.pool().recover();
    }

    @AfterAll
    void stopNode() {
        node.close();
    }

    @Test
    void laterImportsWaitForEarlierOnes() throws IOException {
        var ids = requested(3);

        assertThat(begin(ids.get(2))).isEqualTo(new Admission.Busy());
        assertThat(begin(ids.get(1))).isInstanceOf(Admitted.class);
        assertThat(begin(ids.get(2))).isEqualTo(new Admission.Busy());
        assertThat(begin(ids.get(0))).isInstanceOf(Admitted.class);
        assertThat(begin(ids.get(2))).isEqualTo(new Admission.Busy());
    }

    @Test
    void theEndOfAnImportMakesRoomForTheNext() throws IOException {
        var ids = requested(3);
        var first = (Admitted) begin(ids.get(0));
        begin(ids.get(1));

        node.bean(ImportProgressRepository.class).fail(first.attempt(), new ImportFailure("over", null, null));

        assertThat(begin(ids.get(2))).isInstanceOf(Admitted.class);
        assertThat(begin(ids.get(0))).isEqualTo(new Admission.Ended());
    }

    @Test
    void aStoppedImportLeavesItsTurn() throws IOException {
        var ids = requested(3);
        begin(ids.get(0));
        requests.stop(ids.get(1));

        assertThat(begin(ids.get(1))).isEqualTo(new Admission.Ended());
        assertThat(begin(ids.get(2))).isInstanceOf(Admitted.class);
    }

    /// A lock that is asked for before anything is read, not a count that two can read.
    @Test
    void fiftyThatAskAtOnceAreNotTooMany() throws Exception {
        var ids = requested(10);
        List<Callable<Admission>> askers = new ArrayList<>();
        for (int asker = 0; asker < 50; asker++) {
            var id = ids.get(asker % 10);
            askers.add(() -> begin(id));
        }
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var admission : threads.invokeAll(askers)) {
                assertThat(admission.get()).isInstanceOfAny(Admitted.class, Admission.Busy.class);
            }
        }

        assertThat(ids.stream().filter(id -> requests.state(id) == ImportState.RUNNING).toList()).hasSizeBetween(1, 2)
                .isSubsetOf(ids.get(0), ids.get(1));
    }

    /// The later one is found to have its turn, and before that is committed the earlier one
    /// comes back: either lock out one of the two, or one too many runs.
    @Test
    void anImportThatComesBackMeanwhileWaitsToo() throws IOException {
        var ids = requested(3);
        requests.stop(ids.get(0));
        begin(ids.get(0));
        begin(ids.get(1));
        var isNext = new AtomicBoolean();
        var back = new CompletableFuture<Admission>();
        node.pool().watch(sql -> {
            if (sql.contains("attempt = attempt + 1") && isNext.compareAndSet(false, true)) {
                requests.restart(ids.get(0));
                back.completeAsync(() -> begin(ids.get(0)));
                await().until(() -> back.isDone() || isWaitedFor());
            }
        });

        assertThat(begin(ids.get(2))).isInstanceOf(Admitted.class);

        assertThat(back.join()).isEqualTo(new Admission.Busy());
        assertThat(ids.stream().map(requests::state)).containsExactly(ImportState.QUEUED, ImportState.RUNNING,
                ImportState.RUNNING);
    }

    private static final String IS_WAITED_FOR = """
            select exists (
                select from pg_locks
                where locktype = 'advisory'
                and not granted
                and database = (select oid from pg_database where datname = current_database()))
            """;

    private boolean isWaitedFor() {
        return database.sql(IS_WAITED_FOR).query(Boolean.class).single();
    }

    private Admission begin(ImportId id) {
        return node.attempts().begin(id, "node");
    }

    private List<ImportId> requested(int count) throws IOException {
        var file = Files.writeString(folder.resolve("small.csv"), "sku\na\n");
        var ids = new ArrayList<ImportId>();
        for (int no = 0; no < count; no++) {
            ids.add(requests.insert(file));
        }
        return ids;
    }
}
