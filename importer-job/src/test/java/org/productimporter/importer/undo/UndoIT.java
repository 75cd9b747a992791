package org.productimporter.importer.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.importer.node.ImportRequests;
import org.productimporter.importer.node.ImporterNode;
import org.productimporter.importer.node.ImporterNodeTest;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.function.SingletonSupplier;

/// The undo of an import removes what it has inserted, restores what it has changed, and keeps what was changed since.
class UndoIT extends ImporterNodeTest {

    private static final Map<String, Object> KEEP_COLUMNS = Map.of("unknown", "keep");
    private static final int MANY = 6_000;

    private final TestDatabase server;
    private final UndoneImport imports;

    UndoIT(TestDatabase server, JdbcClient database, @TempDir Path folder) {
        super(server, database);
        this.server = server;
        this.imports = new UndoneImport(database, folder);
    }

    @Test
    void removesRestoresAndKeeps() {
        imports.run(node, "sku,name,price,colour\nA,Anvil,1.00,grey\nB,Bell,2.00,\nC,Cup,,white\nX,Axe,9.00,\n",
                KEEP_COLUMNS);
        var before = imports.catalogue();
        var wrong = imports.run(node,
                "sku,name,price,colour,size\nA,Anvil,100.00,black,L\nB,Bell 2,2.00,,\nC,Cup,,white,\nD,Door,4.00,,\nE,Ear,5.00,,\nF,Fan,6.00,,\n",
                Map.of("unknown", "keep", "missing", "deactivate", "missing_cap_percent", 100));
        assertThat(imports.catalogue()).contains("X Axe 9.00 inactive v2", "D Door 4.00 active v1");
        imports.edit("E", "5.50");
        imports.delete("F");

        assertThat(imports.undo(node, wrong)).isEqualTo("1 removed, 3 restored, 2 kept");

        assertThat(requests.state(wrong)).isEqualTo(ImportState.UNDONE);
        assertThat(imports.catalogue()).containsExactly(before.get(0).replace("v1", "v3"),
                before.get(1).replace("v1", "v3"), before.get(2), "E Ear 5.50 active v2",
                before.get(3).replace("v1", "v3"));
        assertThat(imports.blocks(wrong).stream().filter(block -> block.startsWith("undone")))
                .containsExactlyInAnyOrder("undone 1 by anna", "undone 2 by anna", "undone 1 by anna");
        assertThat(value("select sku_key from deleted_product")).isEqualTo("d");
        assertThat(value("select sum(added) from product_outbox")).isEqualTo("6");
    }

    private String value(String sql) {
        return database.sql(sql).query(String.class).single();
    }

    /// An undo leads back to the change before, so the imports can be undone one after the other.
    @Test
    void theLastImportIsUndoneFirst() {
        var first = imports.run(node, "sku,name\nA,one\nB,one\n", Map.of());
        var second = imports.run(node, "sku,name\nA,two\nB,two\n", Map.of());
        var third = imports.run(node, "sku,name\nA,three\n", Map.of());

        assertThat(imports.undo(node, third)).isEqualTo("0 removed, 1 restored, 0 kept");
        assertThat(imports.undo(node, second)).isEqualTo("0 removed, 2 restored, 0 kept");
        assertThat(imports.catalogue()).containsExactly("A one active v5", "B one active v3");
        assertThat(imports.undo(node, first)).isEqualTo("2 removed, 0 restored, 0 kept");
        assertThat(imports.catalogue()).isEmpty();
    }

    @Test
    void anEarlierImportKeepsWhatALaterOneHasChanged() {
        var first = imports.run(node, "sku,name\nA,one\nB,one\n", Map.of());
        imports.run(node, "sku,name\nA,two\n", Map.of());

        assertThat(imports.undo(node, first)).isEqualTo("1 removed, 0 restored, 1 kept");
        assertThat(imports.catalogue()).containsExactly("A two active v2");
    }

    @Test
    void webhooksReceiveTheChanges() {
        database.sql("truncate webhook cascade").update();
        database.sql("""
                insert into webhook (url, event_types, bulk, secret)
                values ('https://shop.test', '{product.deleted,product.updated}', 'each', 'v1:')
                """).update();
        imports.run(node, "sku,name\nA,one\n", Map.of());
        var wrong = imports.run(node, "sku,name\nA,two\nB,two\n", Map.of());
        imports.undo(node, wrong);

        assertThat(database.sql("""
                select (sequence >> 32) || ' ' || sku || ' ' || change || ' ' || version
                from import_change
                where import_id = :id
                order by sku, version
                """).param("id", wrong.value()).query((row, _) -> row.getString(1)).list()).containsExactlyInAnyOrder(
                "0 A updated 2", "1048576 A updated 3", "0 B created 1", "1048576 B deleted 1");
        database.sql("truncate webhook cascade").update();
    }

    private ImportId importMany() {
        return imports.run(node,
                IntStream.range(0, MANY)
                        .mapToObj("P-%d,Product"::formatted)
                        .collect(Collectors.joining("\n", "sku,name\n", "\n")),
                Map.of());
    }

    @Test
    void stopsAndContinues() {
        var id = importMany();
        var asked = new AtomicInteger();
        node.pool().watch(sql -> {
            if (ImportRequests.isClaim(sql) && requests.chunksDone(id, "undo") > 0 && asked.getAndIncrement() == 0) {
                requests.stop(id);
            }
        });
        assertThat(imports.undo(node, id)).isEqualTo("stopped on request");
        assertThat(requests.state(id)).isEqualTo(ImportState.STOPPED);
        assertThat(imports.catalogue()).isNotEmpty().hasSizeLessThan(MANY);
        node.pool().recover();

        requests.restart(id);
        node.runToEnd(id);

        assertThat(requests.status(id).message()).isEqualTo("6,000 removed, 0 restored, 0 kept");
        assertThat(imports.catalogue()).isEmpty();
        assertThat(jobs()).containsExactly("product-import COMPLETED", "product-import-undo STOPPED",
                "product-import-undo COMPLETED");
    }

    private List<String> jobs() {
        return database.sql("""
                select job_name || ' ' || status
                from batch_job_execution
                join batch_job_instance using (job_instance_id)
                order by job_execution_id
                """).query((row, _) -> row.getString(1)).list();
    }

    @Test
    void anotherNodeHelps() {
        var id = importMany();
        // It starts when this node manages the undo: either node could take it from the queue.
        var helper = SingletonSupplier.of(() -> ImporterNode.start(server, "helper"));
        node.pool().watch(sql -> {
            if (ImportRequests.isClaim(sql) && requests.chunksDone(id, "undo") > 0) {
                helper.obtain();
                await("a chunk of the helper").atMost(Duration.ofSeconds(30))
                        .until(() -> nodesOf(id).contains("helper"));
            }
        });

        assertThat(imports.undo(node, id)).isEqualTo("6,000 removed, 0 restored, 0 kept");

        helper.obtain().close();
        assertThat(nodesOf(id)).containsExactlyInAnyOrder("helper", "node");
        assertThat(imports.catalogue()).isEmpty();
    }

    private List<String> nodesOf(ImportId id) {
        return database.sql("""
                select distinct node
                from import_chunk
                where import_id = :id
                and phase = 'undo'
                and done_at is not null
                """).param("id", id.value()).query((row, _) -> row.getString(1)).list();
    }

    @Test
    void aFailureIsShownAndTheRestartContinues() {
        var id = imports.run(node, "sku,name\nA,one\n", Map.of());
        hideBlocks();

        assertThat(imports.undo(node, id)).isEqualTo("The changes are not recorded completely");
        assertThat(requests.state(id)).isEqualTo(ImportState.FAILED);
        assertThat(requests.status(id).detail())
                .isEqualTo("The import changed 1 products, and its record contains 0: 0 removed, 0 restored, 0 kept.");

        hideBlocks();
        requests.restart(id);
        node.runToEnd(id);
        assertThat(requests.status(id).message()).isEqualTo("1 removed, 0 restored, 0 kept");
    }

    /// The second call shows them again.
    private void hideBlocks() {
        database.sql("update product_change set import_id = -import_id").update();
    }
}
