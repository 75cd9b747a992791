package org.productimporter.web.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.web.OwnProcess;
import org.productimporter.web.common.DataDirectory;
import org.productimporter.web.testing.LockHolder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// A node is killed during an import. Two importers are separate processes; the web server imports nothing.
@BrowserTest
@TestPropertySource(properties = {"product.importer.roles=web", "product.importer.jobs.dead-after=3s"})
@Timeout(180)
class RecoverStoryBrowserIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @TempDir private Path folder;
    @Autowired private DataDirectory data;
    @Autowired private JdbcClient database;
    @Autowired private DataSource connections;
    private final Map<String, OwnProcess> nodes = new HashMap<>();

    @AfterEach
    void end() {
        nodes.values().forEach(OwnProcess::kill);
    }

    @Test
    void theImportOfADeadNodeIsRecoveredWithoutDataLoss(ConsolePage console, TestDatabase server) throws SQLException {
        database.sql("insert into product (sku, name) values ('SKU-1234', 'Old')").update();
        for (var name : List.of("importer-a", "importer-b")) {
            nodes.put(name, node(name, server));
        }
        try (var lock = LockHolder.ofProduct(connections, "SKU-1234")) {
            console.open("imports");
            console.choose(ProductFiles.withInvalidRows(folder, 4_000));
            awaitTheLockedBucket();
            console.open("jobs");
            console.page().locator("table.data a.strong").first().click();
            console.see("Started");

            var dead = killTheManagingNode();
            console.see("Node " + dead + ": last heartbeat");
            console.see("The node is dead; recover to continue on another node");
            assertThat(console.accessibilityFaults()).isEmpty();
            console.button("Recover").click();
            console.see("Import released to the other nodes");
            await().atMost(TIMEOUT).until(() -> !managingNode().equals(dead));
            lock.release();
        }
        console.open("jobs");
        console.see("Completed");
        console.see("Failed");
        assertThat(console.page().locator("table.data tbody tr").count()).isEqualTo(2);
        assertThat(outcome()).isEqualTo("completed in attempt 2: 4000 = 3919 + 1 + 80");
        assertThat(catalogue()).isEqualTo("3920 products, 1 of them changed once");
        assertThat(console.errors()).isEmpty();
    }

    private void awaitTheLockedBucket() {
        await("all buckets but the one that waits for the locked product").atMost(TIMEOUT)
                .failFast(this::requireLiveNodes)
                .until(this::isAllButOneBucketMerged);
    }

    private void requireLiveNodes() throws IOException {
        for (var name : nodes.keySet()) {
            assertThat(nodes.get(name)).as(Files.readString(folder.resolve(name + ".txt")))
                    .matches(OwnProcess::isAlive);
        }
    }

    private String killTheManagingNode() {
        var name = managingNode();
        Objects.requireNonNull(nodes.get(name)).kill();
        return name;
    }

    /// Heartbeats are sent every second. Without a recovery, the other node would take over after a minute.
    private OwnProcess node(String name, TestDatabase server) {
        return OwnProcess.start(OwnProcess.Program.IMPORTER, server, folder.resolve(name + ".txt"),
                List.of("spring.main.web-application-type=none", "product.importer.roles=importer",
                        "product.importer.node=" + name, "product.importer.data=" + data.root(),
                        "product.importer.workers=2", "product.importer.range-size=64KB",
                        "product.importer.bucket-size=32KB", "db-scheduler.heartbeat-interval=1s",
                        "db-scheduler.missed-heartbeats-limit=60"));
    }

    private boolean isAllButOneBucketMerged() {
        return database.sql("""
                select count(*) > 1 and count(*) filter (where done_at is null) = 1
                from import_chunk
                where phase = 'merge'
                """).query(Boolean.class).single();
    }

    private String managingNode() {
        return database.sql("""
                select coalesce(max(picked_by), 'nobody')
                from scheduled_tasks
                where task_name = 'run-import'
                  and picked
                """).query(String.class).single();
    }

    private String outcome() {
        return database.sql("""
                select state || ' in attempt ' || attempt || ': ' || rows_read || ' = '
                    || rows_inserted || ' + ' || rows_updated || ' + ' || rows_rejected
                from import
                """).query(String.class).single();
    }

    private String catalogue() {
        return database.sql("""
                select count(*) || ' products, ' || sum(version - 1) || ' of them changed once'
                from product
                """).query(String.class).single();
    }
}
