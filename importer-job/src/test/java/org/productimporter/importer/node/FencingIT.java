package org.productimporter.importer.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
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
import org.productimporter.importer.ledger.Admission;
import org.productimporter.importer.ledger.AttemptFencedException;
import org.productimporter.importer.ledger.ChunkClaim;
import org.productimporter.importer.ledger.ChunkRepository;
import org.productimporter.importer.ledger.ImportAttempt;
import org.productimporter.importer.ledger.ImportChunk.Kind;
import org.productimporter.importer.ledger.ImportProgressRepository;
import org.productimporter.importer.ledger.ImportResultService;
import org.productimporter.importer.ledger.WorkerId;
import org.productimporter.importer.ledger.WorkerId.LockMode;
import org.productimporter.model.imports.ImportFailure;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportPhase;
import org.productimporter.model.imports.ImportState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A frozen node resumes while another one works on its import, or afterwards: it changes nothing.
@OnPostgres
@TestInstance(Lifecycle.PER_CLASS)
class FencingIT {

    /// Several attempts begin at once and none of them has progress.
    private static final String MANY_ATTEMPTS = "product.importer.max-stalled-attempts=20";

    private final TestDatabase server;
    private final JdbcClient database;
    private final ImportRequests requests;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private ImporterNode frozen;
    private ImporterNode other;
    private volatile CompletableFuture<Void> elsewhere = CompletableFuture.completedFuture(null);
    private HostileImport hostile;

    FencingIT(TestDatabase server, JdbcClient database) {
        this.server = server;
        this.database = database;
        this.requests = new ImportRequests(database);
    }

    @BeforeAll
    void startNodes(@TempDir Path folder) {
        frozen = ImporterNode.byHand(server, "frozen", "spring.datasource.hikari.data-source-properties.options="
                + "-c idle_in_transaction_session_timeout=500ms", MANY_ATTEMPTS);
        other = ImporterNode.byHand(server, "other", MANY_ATTEMPTS);
        hostile = HostileImport.in(folder, database);
    }

    @BeforeEach
    void clear() {
        requests.clear();
        frozen.pool().recover();
        other.pool().recover();
    }

    @AfterAll
    void stopNodes() {
        frozen.close();
        other.close();
        threads.close();
    }

    @Test
    void anOldAttemptMovesNothingOn() {
        var id = hostile.insert();
        var old = begin(frozen, id);
        begin(other, id);
        var progress = frozen.bean(ImportProgressRepository.class);

        assertThatThrownBy(() -> progress.enterPhase(old, ImportPhase.MERGE, "too late"))
                .isInstanceOf(AttemptFencedException.class);
        assertThat(progress.fail(old, new ImportFailure("too late", null, null))).isFalse();
        var transaction = frozen.bean(TransactionTemplate.class);
        assertThatThrownBy(
                () -> transaction.execute(_ -> frozen.bean(ImportResultService.class).finish(old, Kind.MERGE)))
                .isInstanceOf(AttemptFencedException.class);
        var worker = new WorkerId("frozen", "worker", LockMode.WAIT);
        ChunkClaim claim = transaction.execute(_ -> frozen.bean(ChunkRepository.class).claim(old, Kind.STAGE, worker));
        assertThat(claim).isEqualTo(new ChunkClaim.Revoked());
        assertThatThrownBy(() -> progress.recordExecution(old, 77)).isInstanceOf(AttemptFencedException.class);
        assertThat(requests.status(id).state()).isEqualTo(ImportState.RUNNING);
    }

    private static ImportAttempt begin(ImporterNode node, ImportId id) {
        var admission = node.attempts().begin(id, node.settings().node());
        return ((Admission.Admitted) admission).attempt();
    }

    /// Each statement is the first of a transaction of the frozen node: when it wakes up, the
    /// import is completed.
    @ParameterizedTest
    @ValueSource(strings = {"select layout from import", "select key_from", "select exists ( select from import where",
            "update import set phase",})
    void aNodeThatWakesUpAfterTheEndChangesNothing(String statement) {
        var id = hostile.insert();
        frozen.pool().failAtCommit(25, FaultInjectingDataSource.Fault.BEFORE_COMMIT);
        frozen.run(id);
        assertThat(frozen.pool().isFailed()).isTrue();
        frozen.pool().recover();
        var wakes = new AtomicInteger();
        frozen.pool().watch(sql -> {
            if (squeezed(sql).contains(statement) && wakes.getAndIncrement() == 0) {
                completeElsewhere(id);
            }
        });

        frozen.run(id);

        assertThat(wakes.get()).isPositive();
        elsewhere.join();
        hostile.completed(id);
    }

    /// In a thread of its own, for the frozen worker's is in a transaction. Spring Batch may give
    /// up on the frozen worker before it wakes up, so the test waits for this itself.
    private void completeElsewhere(ImportId id) {
        elsewhere = CompletableFuture.runAsync(() -> other.runToEnd(id), threads);
        elsewhere.join();
    }

    private static String squeezed(String sql) {
        return sql.replaceAll("\\s+", " ");
    }

    /// Its chunk is locked until the server ends the session.
    @ParameterizedTest
    @ValueSource(strings = {"stage", "merge"})
    void aWorkerFrozenInTheMiddleOfAChunkLosesIt(String phase) {
        var id = hostile.insert();
        var wakes = new AtomicInteger();
        frozen.pool().watch(sql -> {
            if (squeezed(sql).startsWith("update import_chunk set attempt") && phase.equals(requests.phase(id))
                    && wakes.getAndIncrement() == 0) {
                completeElsewhere(id);
            }
        });

        frozen.run(id);

        assertThat(wakes.get()).isPositive();
        elsewhere.join();
        hostile.completed(id);
    }

    /// Not even while it holds a chunk and rejections that refer to the import.
    @Test
    void aFrozenWorkerKeepsNobodyFromTakingOver() {
        var id = hostile.insert();
        var states = new AtomicReference<ImportState>();
        var frozenWorker = new AtomicReference<@Nullable Thread>();
        other.pool().watch(sql -> {
            if (sql.startsWith("insert into import_rejection")) {
                frozenWorker.compareAndSet(null, Thread.currentThread());
            }
            if (squeezed(sql).startsWith("update import_chunk set attempt")
                    && Thread.currentThread().equals(frozenWorker.get()) && states.get() == null) {
                CompletableFuture.runAsync(() -> begin(frozen, id), threads).orTimeout(20, TimeUnit.SECONDS).join();
                states.set(requests.state(id));
            }
        });

        other.run(id);

        assertThat(states.get()).isEqualTo(ImportState.RUNNING);
        other.runToEnd(id);
        hostile.completed(id);
    }

    /// The scheduler gives an import to one node; should it ever err, the result is the same.
    @Test
    void manyThatBeginAtOnceDoTheWorkOnce() throws Exception {
        var id = hostile.insert();
        List<Callable<AttemptOutcome>> nodes = new ArrayList<>();
        for (int no = 0; no < 3; no++) {
            nodes.add(() -> frozen.run(id));
            nodes.add(() -> other.run(id));
        }
        try (var threads = Executors.newCachedThreadPool()) {
            for (var outcome : threads.invokeAll(nodes)) {
                assertThat(outcome.get()).isNotNull();
            }
        }
        other.runToEnd(id);

        hostile.completed(id);
    }
}
