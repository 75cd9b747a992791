package org.productimporter.importer.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.productimporter.db.imports.ImportStateRepository;
import org.productimporter.db.imports.ImportSummaryRepository;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.importer.ledger.Admission.Admitted;
import org.productimporter.importer.ledger.ImportAttempt;
import org.productimporter.importer.order.MergeTurnService;
import org.productimporter.model.files.SourceFile;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.ImportRequest;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportSummary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What an import waits for before its merge, what it shows meanwhile, and what ends its wait.
class MergeTurnIT extends ImporterNodeTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /// The common pool has one thread on a machine with two processors.
    private static final Executor THREADS = Thread::startVirtualThread;

    private final TestDatabase server;
    @TempDir private Path folder;

    MergeTurnIT(TestDatabase server, JdbcClient database) {
        super(server, database);
        this.server = server;
    }

    @Test
    void anImportWaitsForTheOneBeforeItAndSaysSo() throws IOException {
        var first = insert("first.csv", "10.00");
        var second = insert("second.csv", "20.00");
        var run = runAsync(second);
        awaitWaiting(second);

        var shown = summary(second);
        assertThat(shown.message()).isEqualTo("reading the rows");
        node.attempts().begin(first, "node");
        assertThat(summary(second).message()).isEqualTo("waits for import 1 (first.csv) to finish");
        assertThat(shown.phase()).isEqualTo("stage");
        assertThat(shown.etaSeconds()).isNull();
        assertThat(shown.rowsPerSecond()).isNull();
        assertThat(openTransactions()).isZero();
        node.runToEnd(first);

        assertThat(run.join()).isEqualTo(new AttemptOutcome.Ended());
        assertThat(price()).isEqualTo("20.00");
        assertThat(waited(second)).isPositive();
        assertThat(waited(first)).isZero();
    }

    private ImportSummary summary(ImportId id) {
        return node.bean(ImportSummaryRepository.class).find(id.value()).orElseThrow();
    }

    @Test
    void aQueuedImportNamesTheFirstOfSeveral() throws IOException {
        var first = insert("first.csv", "10.00");
        insert("second.csv", "20.00");
        var third = insert("third.csv", "30.00");
        assertThat(summary(third).message()).isEqualTo("waiting for a free importer");

        node.attempts().begin(first, "node");

        assertThat(summary(third).message()).isEqualTo("waits for import 1 (first.csv) and 1 more to finish");
    }

    @Test
    void aStopEndsTheWaitAndARestartCountsAnew() throws IOException {
        var first = insert("first.csv", "10.00");
        var second = insert("second.csv", "20.00");
        var third = insert("third.csv", "30.00");
        var run = runAsync(second);
        awaitWaiting(second);
        requests.stop(second);

        assertThat(run.join()).isEqualTo(new AttemptOutcome.Ended());
        assertThat(requests.status(second))
                .isEqualTo(new ImportRequests.Status(ImportState.STOPPED, "stopped on request", null, 1));
        assertThat(queueAgain(second)).isTrue();
        node.runToEnd(first);
        node.runToEnd(third);
        assertThat(price()).isEqualTo("30.00");
        node.runToEnd(second);
        assertThat(price()).isEqualTo("20.00");
    }

    private boolean queueAgain(ImportId id) {
        return Boolean.TRUE.equals(node.bean(TransactionTemplate.class)
                .execute(_ -> node.bean(ImportStateRepository.class).restart(id.value())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stopped", "failed", "previewed", "needs_mapping", "completed"})
    void anImportThatWaitsForAUserOrHasEndedBlocksNobody(String state) throws IOException {
        var first = insert("first.csv", "10.00");
        database.sql("update import set state = :state where id = :id")
                .param("state", state)
                .param("id", first.value())
                .update();

        assertThat(node.runToEnd(insert("second.csv", "20.00"))).isEqualTo(1);

        assertThat(price()).isEqualTo("20.00");
    }

    @Test
    void aPreviewNeitherBlocksNorWaits() throws IOException {
        insert("first.csv", "10.00");
        var preview = requests.insert(file("preview.csv", "20.00"), Map.of("preview", true));

        node.runToEnd(preview);

        assertThat(requests.state(preview)).isEqualTo(ImportState.PREVIEWED);
        requests.clear();
        requests.insert(file("preview.csv", "20.00"), Map.of("preview", true));
        assertThat(node.runToEnd(insert("second.csv", "30.00"))).isEqualTo(1);
    }

    /// More shutdowns than an import may have attempts without progress.
    @Test
    void aShutdownEndsTheWaitWhichIsNoFailedAttempt() throws IOException {
        var first = insert("first.csv", "10.00");
        var second = insert("second.csv", "20.00");
        for (int shutdown = 0; shutdown < 7; shutdown++) {
            var run = runAsync(second);
            awaitWaiting(second);
            node.settings().draining().set(true);
            assertThat(run.join()).isEqualTo(new AttemptOutcome.Retry(Duration.ZERO));
            node.settings().draining().set(false);
        }
        node.runToEnd(first);

        assertThat(node.runToEnd(second)).isEqualTo(1);

        assertThat(requests.state(second)).isEqualTo(ImportState.COMPLETED);
        assertThat(price()).isEqualTo("20.00");
    }

    /// A worker of another node that helps with a stopped import completes its chunk.
    @Test
    void theNextWaitsForTheLastTransactionOfAnEndedImport() throws IOException {
        var first = insert("first.csv", "10.00");
        var second = insert("second.csv", "20.00");
        var attempt = begin(first);
        var run = node.bean(TransactionTemplate.class).execute(_ -> {
            assertThat(node.bean(MergeTurnService.class).join(attempt)).isTrue();
            requests.stop(first);
            runAsync(first).join();
            var waits = runAsync(second);
            awaitWaiting(second);
            assertThat(waits).isNotDone();
            return waits;
        });

        assertThat(run).succeedsWithin(TIMEOUT);
        assertThat(price()).isEqualTo("20.00");
    }

    @Test
    void aWorkerGetsNoChunkBeforeTheTurnOfItsImport() throws IOException {
        insert("first.csv", "10.00");
        var attempt = begin(insert("second.csv", "20.00"));

        assertThat(node.bean(TransactionTemplate.class)
                .<Boolean>execute(_ -> node.bean(MergeTurnService.class).join(attempt))).isFalse();
    }

    /// The workers of the managing node are held up, so all chunks are left to the other node.
    @Test
    void aNodeWhoseImportsAllWaitHelpsOthers() throws IOException {
        var first = insert("first.csv", "10.00");
        var second = insert("second.csv", "20.00");
        var waits = runAsync(second);
        awaitWaiting(second);
        var helped = new CompletableFuture<Void>();
        try (var manager = ImporterNode.byHand(server, "manager")) {
            manager.pool().watch(sql -> {
                if (ImportRequests.isClaim(sql)) {
                    helped.join();
                }
            });
            var run = CompletableFuture.supplyAsync(() -> manager.run(first), THREADS);
            await("a chunk of the other node").atMost(TIMEOUT).until(() -> requests.chunksDone(first, "stage") == 1);
            helped.complete(null);
            run.join();
        }
        assertThat(waits).succeedsWithin(TIMEOUT);
        assertThat(price()).isEqualTo("20.00");
    }

    private ImportAttempt begin(ImportId id) {
        return ((Admitted) node.attempts().begin(id, "node")).attempt();
    }

    /// Otherwise the later number could be merged before the earlier one can be seen.
    @Test
    void aRequestGetsItsNumberAfterThoseThatAreNotCommitted() throws IOException {
        var file = file("any.csv", "10.00");
        var states = node.bean(ImportStateRepository.class);
        var transaction = node.bean(TransactionTemplate.class);
        var source = new SourceFile(file, Files.size(file), null);
        var later = transaction.execute(_ -> {
            states.add(request("earlier"), source);
            var other = CompletableFuture
                    .supplyAsync(() -> transaction.execute(_ -> states.add(request("later"), source)), THREADS);
            await().atMost(TIMEOUT).until(this::isLockAwaited);
            assertThat(other).isNotDone();
            return other;
        });
        assertThat(later).succeedsWithin(TIMEOUT);

        assertThat(database.sql("select file_name from import order by merge_order").query(String.class).list())
                .containsExactly("earlier", "later");
    }

    private static ImportRequest request(String name) {
        return new ImportRequest(ImportRequest.Source.DROP, name, ImportOptions.DEFAULTS, "test", null);
    }

    private boolean isLockAwaited() {
        return database.sql("select exists (select from pg_locks where locktype = 'advisory' and not granted)")
                .query(Boolean.class)
                .single();
    }

    private CompletableFuture<AttemptOutcome> runAsync(ImportId id) {
        return CompletableFuture.supplyAsync(() -> node.run(id), THREADS);
    }

    private void awaitWaiting(ImportId id) {
        await("import " + id + " waits").atMost(TIMEOUT)
                .until(() -> database.sql("select waiting_since is not null from import where id = :id")
                        .param("id", id.value())
                        .query(Boolean.class)
                        .single());
    }

    private double waited(ImportId id) {
        return database.sql("select extract(epoch from waited) from import where id = :id")
                .param("id", id.value())
                .query(Double.class)
                .single();
    }

    private long openTransactions() {
        return database.sql("""
                select count(*)
                from pg_stat_activity
                where datname = current_database()
                and state like 'idle in transaction%'
                """).query(Long.class).single();
    }

    private String price() {
        return database.sql("select price from product").query(String.class).single();
    }

    private ImportId insert(String name, String price) throws IOException {
        return requests.insert(file(name, price));
    }

    private Path file(String name, String price) throws IOException {
        return Files.writeString(folder.resolve(name), "sku,name,price\nA-1,Lamp," + price + "\n");
    }
}
