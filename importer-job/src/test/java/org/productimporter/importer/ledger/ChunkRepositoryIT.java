package org.productimporter.importer.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.importer.ledger.ImportChunk.Kind;
import org.productimporter.importer.ledger.WorkerId.LockMode;
import org.productimporter.importer.node.ImportRequests;
import org.productimporter.importer.node.ImporterNode;
import org.productimporter.importer.split.FileRange;
import org.productimporter.model.imports.ImportFailure;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/// A chunk is planned once, claimed by one worker at a time, and recorded once.
@OnPostgres
@TestInstance(Lifecycle.PER_CLASS)
class ChunkRepositoryIT {

    private static final ImportChunk FIRST = new ImportChunk.Range(new FileRange(0, 0, 10, 1, 7));
    private static final ImportChunk SECOND = new ImportChunk.Range(new FileRange(1, 10, 20, 3, 8));
    private static final WorkerId WORKER = new WorkerId("node", "worker", LockMode.SKIP_LOCKED);

    private final TestDatabase server;
    private final JdbcClient database;
    private final ImportRequests requests;
    private ImporterNode node;
    @TempDir private Path folder;
    private ChunkRepository ledger;
    private ChunkPlanRepository plan;
    private TransactionTemplate transaction;
    private ImportAttempt attempt;

    ChunkRepositoryIT(TestDatabase server, JdbcClient database) {
        this.server = server;
        this.database = database;
        this.requests = new ImportRequests(database);
    }

    @BeforeAll
    void startNode() {
        node = ImporterNode.byHand(server, "node");
        ledger = node.bean(ChunkRepository.class);
        plan = node.bean(ChunkPlanRepository.class);
        transaction = node.bean(TransactionTemplate.class);
    }

    @BeforeEach
    void planTwoRanges() throws IOException {
        requests.clear();
        var id = requests.insert(Files.writeString(folder.resolve("small.csv"), "sku\na\n"));
        attempt = ((Admission.Admitted) node.attempts().begin(id, "node")).attempt();
        transaction.executeWithoutResult(_ -> plan.add(id, List.of(FIRST, SECOND)));
    }

    @AfterAll
    void stopNode() {
        node.close();
    }

    @Test
    void aChunkThatIsPlannedIsNotPlannedAgain() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> plan.add(attempt.id(), List.of(SECOND))))
                .isInstanceOf(DuplicateKeyException.class)
                .hasMessageContaining("import_chunk_pkey");
        assertThat(rows()).containsExactly("0 open 0", "1 open 0");
    }

    @Test
    void aChunkInOtherHandsIsNotHandedOut() {
        inTransaction(() -> {
            assertThat(claim()).isEqualTo(new ChunkClaim.Granted(FIRST));
            assertThat(inAnotherThread(this::claim)).isEqualTo(new ChunkClaim.Granted(SECOND));
            return true;
        });
    }

    @Test
    void aChunkWhoseWorkerDiedIsHandedOutAgain() {
        transaction.executeWithoutResult(status -> {
            claim();
            ledger.markDone(attempt, FIRST, WORKER, ChunkCounts.staged(7, 0, 0));
            status.setRollbackOnly();
        });

        assertThat(inTransaction(this::claim)).isEqualTo(new ChunkClaim.Granted(FIRST));
        assertThat(rows()).containsExactly("0 open 0", "1 open 0");
    }

    @Test
    void aChunkThatIsDoneIsHandedOutToNobody() {
        record(FIRST, 7);
        assertThat(inTransaction(this::claim)).isEqualTo(new ChunkClaim.Granted(SECOND));
        record(SECOND, 8);
        assertThat(inTransaction(this::claim)).isEqualTo(new ChunkClaim.NoneLeft());
        assertThat(rows()).containsExactly("0 done 7", "1 done 8");
    }

    @Test
    void aChunkThatIsDoneIsNotRecordedAgain() {
        record(FIRST, 7);

        assertThatThrownBy(() -> record(FIRST, 9)).isInstanceOf(IllegalStateException.class)
                .hasMessage("stage chunk 0 of import %s is done already; its repetition is rolled back.", attempt.id());
        assertThat(rows()).containsExactly("0 done 7", "1 open 0");
    }

    /// Helpers of other nodes hear of it in no other way.
    @Test
    void anImportThatHasEndedHandsOutNothing() {
        node.bean(ImportProgressRepository.class).fail(attempt, new ImportFailure("over", null, null));

        assertThat(inTransaction(this::claim)).isEqualTo(new ChunkClaim.Revoked());
    }

    @Test
    void anImportThatIsToStopHandsOutNothing() {
        requests.stop(attempt.id());

        assertThat(inTransaction(this::claim)).isEqualTo(new ChunkClaim.Revoked());
    }

    /// Or a chunk could be recorded whose effect is rolled back.
    @Test
    void nothingIsRecordedOutsideOfTheChunksTransaction() {
        assertThatThrownBy(() -> ledger.markDone(attempt, FIRST, WORKER, ChunkCounts.staged(7, 0, 0)))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThat(rows()).containsExactly("0 open 0", "1 open 0");
    }

    private void record(ImportChunk chunk, long rows) {
        transaction.executeWithoutResult(_ -> ledger.markDone(attempt, chunk, WORKER, ChunkCounts.staged(rows, 0, 0)));
    }

    private ChunkClaim claim() {
        return ledger.claim(attempt, Kind.STAGE, WORKER);
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }

    private <T> T inAnotherThread(Supplier<T> work) {
        return CompletableFuture.supplyAsync(() -> inTransaction(work)).join();
    }

    private List<String> rows() {
        return database.sql("""
                select no || case when done_at is null then ' open ' else ' done ' end || rows_read
                from import_chunk
                order by no
                """).query((row, _) -> row.getString(1)).list();
    }
}
