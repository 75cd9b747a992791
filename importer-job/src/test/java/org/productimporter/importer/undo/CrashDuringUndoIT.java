package org.productimporter.importer.undo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.importer.node.FaultInjectingDataSource.Fault;
import org.productimporter.importer.node.ImportRequests;
import org.productimporter.importer.node.ImporterNode;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportState;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A node dies during an undo, at any commit or in the middle of a chunk; the undo that is resumed ends as one that was left in
/// peace.
@OnPostgres
@TestInstance(Lifecycle.PER_CLASS)
class CrashDuringUndoIT {

    private static final int MIN_COMMITS = 15;
    private static final int PRODUCTS = 40;

    private final TestDatabase server;
    private final JdbcClient database;
    private final ImportRequests requests;
    private final UndoneImport imports;
    private ImporterNode node;
    private TableSnapshot snapshot;
    private ImportId wrong;
    private List<String> expected = List.of();

    CrashDuringUndoIT(TestDatabase server, JdbcClient database, @TempDir Path folder) {
        this.server = server;
        this.database = database;
        this.requests = new ImportRequests(database);
        this.imports = new UndoneImport(database, folder);
    }

    /// A third of the products is updated, a third is new, and one of each is changed afterwards.
    @BeforeAll
    void importProducts() {
        node = ImporterNode.byHand(server, "node", "product.importer.bucket-size=4KB",
                "product.importer.range-size=4KB");
        requests.clear();
        imports.run(node, csv(0, 2 * PRODUCTS, "old"), Map.of());
        wrong = imports.run(node, csv(PRODUCTS, 3 * PRODUCTS, "new"), Map.of());
        imports.edit("P-" + PRODUCTS, "1.00");
        imports.delete("P-" + (2 * PRODUCTS));
        snapshot = TableSnapshot.of(database);
        expected = undoInPeace();
    }

    private static String csv(int from, int to, String name) {
        return IntStream.range(from, to)
                .mapToObj(no -> "P-%d,%s %s".formatted(no, name, "x".repeat(200)))
                .collect(Collectors.joining("\n", "sku,name\n", "\n"));
    }

    private List<String> undoInPeace() {
        assertThat(imports.undo(node, wrong)).isEqualTo("39 removed, 39 restored, 2 kept");
        assertThat(requests.chunksDone(wrong, "undo")).isGreaterThan(2);
        return result();
    }

    /// The catalogue, the outbox, and the products of the history in the order of their numbers.
    private List<String> result() {
        var result = new ArrayList<>(imports.catalogue());
        result.addAll(database.sql("select 'outbox ' || sum(products) || ' ' || sum(added) from product_outbox")
                .query(String.class)
                .list());
        result.addAll(
                database.sql("select change || ' ' || sum(products) from product_change group by change order by 1")
                        .query(String.class)
                        .list());
        return result;
    }

    @BeforeEach
    void restore() {
        requests.clear();
        snapshot.restore();
        node.pool().recover();
    }

    @AfterAll
    void stop() {
        node.close();
        snapshot.drop();
    }

    @ParameterizedTest
    @EnumSource
    void atAnyCommit(Fault death) {
        int commit = 1;
        while (diesAndResumes(commit, death)) {
            restore();
            commit++;
        }
        assertThat(commit).isGreaterThan(MIN_COMMITS);
    }

    /// Returns false when the undo was over before that commit.
    private boolean diesAndResumes(int commit, Fault death) {
        node.requestUndo(wrong, "anna");
        node.pool().failAtCommit(commit, death);
        boolean died = node.runUntilFailure(wrong);
        node.pool().recover();
        try {
            assertThat(node.runToEnd(wrong)).isLessThanOrEqualTo(2);
            undone();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("died %s %d, after: %s".formatted(death, commit, node.pool().lastStatement()), e);
        }
        return died;
    }

    private void undone() {
        assertThat(requests.state(wrong)).isEqualTo(ImportState.UNDONE);
        assertThat(requests.status(wrong).message()).isEqualTo("39 removed, 39 restored, 2 kept");
        assertThat(result()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"insert into import_chunk, 1", "delete from product where, 2",
            "select nextval('product_change_id_seq'), 3", "insert into deleted_product, 1",
            "select append_product_outbox, 2", "update product p, 1", "update import_chunk set attempt, 2",
            "update import set state = ?, 1"})
    void inTheMiddleOfAChunk(String statement, int time) {
        node.requestUndo(wrong, "anna");
        var seen = new AtomicInteger();
        node.pool().watch(sql -> {
            if (sql.replaceAll("\\s+", " ").startsWith(statement) && seen.incrementAndGet() == time) {
                node.pool().fail();
            }
        });

        assertThat(node.runUntilFailure(wrong)).isTrue();
        node.pool().recover();
        assertThat(node.runToEnd(wrong)).isEqualTo(1);

        undone();
    }
}
