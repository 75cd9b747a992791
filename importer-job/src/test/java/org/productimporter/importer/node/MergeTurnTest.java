package org.productimporter.importer.node;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.model.imports.ImportId;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Base of tests in which imports of one product wait for one another.
abstract class MergeTurnTest extends ImporterNodeTest {

    static final Duration TIMEOUT = Duration.ofSeconds(30);

    /// The common pool has one thread on a machine with two processors.
    static final Executor THREADS = Thread::startVirtualThread;

    @TempDir private Path folder;

    MergeTurnTest(TestDatabase server, JdbcClient database) {
        super(server, database);
    }

    CompletableFuture<AttemptOutcome> runAsync(ImportId id) {
        return CompletableFuture.supplyAsync(() -> node.run(id), THREADS);
    }

    void awaitWaiting(ImportId id) {
        await("import " + id + " waits").atMost(TIMEOUT)
                .until(() -> database.sql("select waiting_since is not null from import where id = :id")
                        .param("id", id.value())
                        .query(Boolean.class)
                        .single());
    }

    String price() {
        return database.sql("select price from product").query(String.class).single();
    }

    ImportId insert(String name, String price) throws IOException {
        return requests.insert(file(name, price));
    }

    Path file(String name, String price) throws IOException {
        return Files.writeString(folder.resolve(name), "sku,name,price\nA-1,Lamp," + price + "\n");
    }
}
