package org.productimporter.importer.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.importer.node.ImportRequests;
import org.productimporter.importer.node.ImporterNode;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportState;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Two imports of the same SKUs, in opposite order, and people who insert and edit the same
/// products meanwhile: nobody sees a deadlock, and every change is counted once.
@OnPostgres
class ConflictsIT {

    private static final int PRODUCTS = 4_000;
    private static final int ROUNDS = 2;

    private final TestDatabase server;
    private final JdbcClient database;
    private final ImportRequests requests;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    @TempDir private Path folder;

    ConflictsIT(TestDatabase server, JdbcClient database) {
        this.server = server;
        this.database = database;
        this.requests = new ImportRequests(database);
    }

    @Test
    void everyChangeCountsOnce() throws IOException {
        var busy = new AtomicBoolean(true);
        var first = CompletableFuture.supplyAsync(() -> edit(busy, 1), threads);
        var second = CompletableFuture.supplyAsync(() -> edit(busy, 2), threads);
        try (var node = ImporterNode.byHand(server, "one"); var other = ImporterNode.byHand(server, "two")) {
            for (int round = 0; round < ROUNDS; round++) {
                var up = requests.insert(file("up" + round, IntStream.range(0, PRODUCTS)));
                var down =
                        requests.insert(file("down" + round, IntStream.range(0, PRODUCTS).map(i -> PRODUCTS - 1 - i)));
                var runs = List.of(CompletableFuture.runAsync(() -> node.runToEnd(up), threads),
                        CompletableFuture.runAsync(() -> other.runToEnd(down), threads));
                runs.forEach(CompletableFuture::join);
                assertCompletedAtOnce(up);
                assertCompletedAtOnce(down);
            }
        } finally {
            busy.set(false);
        }
        long changes = first.join() + second.join() + sum("rows_inserted") + sum("rows_updated");

        assertThat(database.sql("select sum(version) from product").query(Long.class).single()).isEqualTo(changes);
        assertThat(database.sql("select count(*) from product").query(Long.class).single()).isEqualTo(PRODUCTS);
    }

    /// The range of keys is empty when the merge looks, so it only inserts; then somebody else
    /// does, too.
    @Test
    void aProductInsertedMeanwhileIsUpdated() throws IOException {
        var id = requests.insert(file("one", IntStream.range(0, 3)));
        var inserted = new AtomicBoolean();
        try (var node = ImporterNode.byHand(server, "one")) {
            node.pool().watch(sql -> {
                if (sql.contains("product_id_seq") && inserted.compareAndSet(false, true)) {
                    database.sql(INSERT).param("n", 1).update();
                }
            });
            node.runToEnd(id);
        }

        assertCompletedAtOnce(id);
        assertThat(database.sql("select name || ' ' || version from product order by sku").query(String.class).list())
                .containsExactly("one 0 1", "one 1 2", "one 2 1");
        assertThat(requests.status(id).message()).isEqualTo("2 new, 1 updated, 0 unchanged, 0 duplicate, 0 rejected");
    }

    /// The row of a SKU that becomes known after the catalogue was read is rejected, as if the import had been earlier.
    @Test
    void aSkuThatBecomesKnownMeanwhileIsRejectedAndNotMerged() throws IOException {
        database.sql(INSERT).param("n", 0).update();
        var id = requests.insert(file("one", IntStream.range(0, 3)), Map.of("mode", "update_only"));
        var inserted = new AtomicBoolean();
        try (var node = ImporterNode.byHand(server, "one")) {
            node.pool().watch(sql -> {
                if (sql.contains("create temporary table product_update") && inserted.compareAndSet(false, true)) {
                    database.sql(INSERT).param("n", 1).update();
                }
            });
            node.runToEnd(id);
        }

        assertCompletedAtOnce(id);
        assertThat(requests.status(id).message()).isEqualTo("0 new, 1 updated, 0 unchanged, 0 duplicate, 2 rejected");
        assertThat(database.sql("select name || ' ' || version from product order by sku").query(String.class).list())
                .containsExactly("one 0 2", "by hand 1");
        assertThat(database.sql("select line || code from import_rejection order by line").query(String.class).list())
                .containsExactly("3unknown_sku", "4unknown_sku");
    }

    /// The update applies to the version that was compared, so a change after that is not lost.
    @ParameterizedTest
    @CsvSource({"update product set active = false; version = version + 1, 0 new; 1 updated, one 0 3",
            "delete from product, 1 new; 0 updated, one 0 1"})
    void aProductChangedMeanwhileIsComparedAgain(String change, String counts, String product) throws IOException {
        database.sql(INSERT).param("n", 0).update();
        var id = requests.insert(file("one", IntStream.range(0, 1)));
        var changed = new AtomicBoolean();
        try (var node = ImporterNode.byHand(server, "one")) {
            node.pool().watch(sql -> {
                if (sql.contains("create temporary table product_update") && changed.compareAndSet(false, true)) {
                    database.sql(change.replace(';', ',')).update();
                }
            });
            node.runToEnd(id);
        }

        assertCompletedAtOnce(id);
        assertThat(requests.status(id).message()).startsWith(counts.replace(';', ','));
        assertThat(database.sql("select name || ' ' || version from product").query(String.class).list())
                .containsExactly(product);
    }

    @BeforeEach
    void clear() {
        requests.clear();
    }

    @AfterEach
    void endThreads() {
        threads.close();
    }

    private void assertCompletedAtOnce(ImportId id) {
        var status = requests.status(id);
        assertThat(status.state()).isEqualTo(ImportState.COMPLETED);
        assertThat(status.attempt()).isEqualTo(1);
    }

    private long sum(String column) {
        return database.sql("select coalesce(sum(" + column + "), 0) from import").query(Long.class).single();
    }

    private static final String INSERT = """
            insert into product (sku, name)
            values ('p-' || :n, 'by hand')
            on conflict do nothing
            """;

    private static final String EDIT = """
            update product
            set name = 'by hand ' || clock_timestamp(),
                version = version + 1
            where sku_key = 'p-' || :n
            """;

    /// Changes products until told to stop; says how many changes there were.
    private long edit(AtomicBoolean busy, int seed) {
        var random = new Random(seed);
        long changes = 0;
        while (busy.get()) {
            var n = random.nextInt(PRODUCTS);
            changes += changed(INSERT, n) + changed(EDIT, n);
        }
        return changes;
    }

    /// An editor that loses a deadlock asks again another time.
    private int changed(String sql, int n) {
        try {
            return database.sql(sql).param("n", n).update();
        } catch (org.springframework.dao.ConcurrencyFailureException _) {
            return 0;
        }
    }

    private Path file(String name, IntStream numbers) throws IOException {
        var text = new StringBuilder("sku,name,description\n");
        numbers.forEach(n -> text.append("p-%d,%s %d,%s\n".formatted(n, name, n, "x".repeat(300))));
        return Files.writeString(folder.resolve(name + ".csv"), text);
    }
}
