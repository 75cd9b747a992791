package org.productimporter.importer.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.productimporter.db.imports.ImportStateRepository;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.importer.ledger.Admission.Admitted;
import org.productimporter.importer.ledger.ImportAttempt;
import org.productimporter.importer.order.MergeTurnService;
import org.productimporter.model.files.SourceFile;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.ImportRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Transactions that run at the same time do not change the order.
class MergeOrderRepositoryIT extends MergeTurnTest {

    MergeOrderRepositoryIT(TestDatabase server, JdbcClient database) {
        super(server, database);
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
}
