package org.productimporter.importer.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.importer.node.ImportRequests;
import org.productimporter.importer.node.ImporterNode;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What an import leaves behind for those who want to know which products it changed.
@OnPostgres
@TestInstance(Lifecycle.PER_CLASS)
class ImportChangeIT {

    private final TestDatabase server;
    private final JdbcClient database;
    private final ImportRequests requests;
    private ImporterNode node;
    @TempDir private Path folder;

    ImportChangeIT(TestDatabase server, JdbcClient database) {
        this.server = server;
        this.database = database;
        this.requests = new ImportRequests(database);
    }

    @BeforeAll
    void startNode() {
        node = ImporterNode.byHand(server, "node");
    }

    @BeforeEach
    void clear() {
        requests.clear();
        database.sql(
                "truncate webhook, webhook_event, webhook_delivery, webhook_pending_batch, import_change, import_change_batch")
                .update();
    }

    @AfterAll
    void stopNode() {
        node.close();
    }

    private void listener(String bulk, boolean enabled, String types) {
        database.sql("""
                insert into webhook (url, event_types, enabled, bulk, secret)
                values ('https://shop.test', :types::text[], :enabled, :bulk, 'v1:')
                """).param("bulk", bulk).param("enabled", enabled).param("types", types).update();
    }

    private long run(String csv, Map<String, ?> options) {
        try {
            var file = Files.createTempFile(folder, "file", ".csv");
            Files.writeString(file, csv);
            var id = requests.insert(file, options);
            node.runToEnd(id);
            return id.value();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> changes(long id) {
        return database.sql("""
                select c.sku || ' ' || c.change || ' ' || c.version
                    || case when p.version = c.version then '' else ' stale' end
                from import_change c
                left join product p on p.id = c.product_id
                where import_id = :id
                order by c.sku
                """).param("id", id).query((row, _) -> row.getString(1)).list();
    }

    private long count(String table) {
        return database.sql("select count(*) from " + table).query(Long.class).single();
    }

    @Test
    void everyProductThatChangedIsWrittenDownOnce() {
        listener("batch", true, "{product.batch}");
        var first = run("sku,name\nA,a\nB,b\nB,bb\nC,c\n", Map.of());
        assertThat(changes(first)).containsExactly("A created 1", "B created 1", "C created 1");

        var second = run("sku,name\na,a\nB,new\nD,d\n,bad\n", Map.of());
        assertThat(changes(second)).containsExactly("B updated 2", "D created 1");

        var third = run("sku,name\nA,a\nB,newer\n", Map.of("missing", "deactivate", "missing_cap_percent", 100));
        assertThat(changes(third)).containsExactly("B updated 3", "C updated 2", "D updated 2");
        assertThat(count("webhook_pending_batch")).isEqualTo(3);
    }

    @Test
    void allBucketsOfAnImportAreThere() {
        listener("each", true, "{product.created}");
        listener("batch", true, "{product.batch}");
        var csv = new StringBuilder("sku,name\n");
        for (int no = 0; no < 20_000; no++) {
            csv.append("P-").append(no).append(",\"").append("x".repeat(60)).append("\"\n");
        }
        var id = run(csv.toString(), Map.of());

        assertThat(changes(id)).hasSize(20_000).allMatch(change -> change.endsWith("created 1"));
        var buckets = count("import_change_batch");
        assertThat(buckets).isGreaterThan(1);
        assertThat(count("webhook_pending_batch")).isEqualTo(2 * buckets);
        assertThat(database.sql("select sum(changes) from import_change_batch").query(Long.class).single())
                .isEqualTo(20_000);
    }

    @Test
    void nothingIsWrittenDownWhenNobodyWantsToKnow() {
        listener("summary", true, "{product.created,product.batch}");
        listener("batch", false, "{product.batch}");
        listener("batch", true, "{import.completed}");
        listener("each", true, "{product.deleted}");
        run("sku,name\nA,a\n", Map.of());
        run("sku,name\nA,b\n", Map.of());

        assertThat(count("import_change") + count("import_change_batch") + count("webhook_pending_batch")).isZero();
    }

    @Test
    void anImportTellsOfItsBeginningAndItsEnd() {
        listener("summary", true, "{import.started,import.completed,import.failed,import.stopped}");
        run("sku,name\nA,a\n", Map.of());
        run("%PDF-1.7\n", Map.of());
        run("sku,name\nA,b\n", Map.of("preview", true));

        assertThat(
                database.sql("select type from webhook_event order by id").query((row, _) -> row.getString(1)).list())
                .containsExactly("import.started", "import.completed", "import.started", "import.failed");
        assertThat(count("webhook_delivery")).isEqualTo(4);
        assertThat(database.sql("select data from webhook_event where type = 'import.completed'")
                .query(String.class)
                .single()).contains("\"inserted\":1").contains("\"state\":\"completed\"");
    }
}
