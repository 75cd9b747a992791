package org.productimporter.importer.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.productimporter.db.imports.ImportStateRepository;
import org.productimporter.db.imports.ImportSummaryRepository;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportSummary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What an import waits for before its merge, what it shows meanwhile, and what ends its wait.
class MergeTurnIT extends MergeTurnTest {

    private final TestDatabase server;

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
}
