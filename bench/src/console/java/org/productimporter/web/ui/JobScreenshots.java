package org.productimporter.web.ui;

import org.productimporter.web.testing.LockHolder;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.web.Rest;
import org.productimporter.web.common.DataDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// Writes the images of jobs and operations to `docs/screenshots`, like [ConsoleScreenshots].
@BrowserTest
@TestPropertySource(properties = {"product.importer.node=importer-1", "product.importer.workers=2"})
@Timeout(300)
class JobScreenshots {

    @TempDir private Path files;
    @LocalServerPort private int port;
    @Autowired private DataDirectory data;
    @Autowired private JdbcClient database;
    @Autowired private DataSource connections;

    @Test
    void take(@SignedInAs(ConsoleUsers.ADMIN) ConsolePage console) throws Exception {
        history();
        console.open("jobs");
        console.see("Completed");
        database.sql("insert into product (sku, name) values ('SKU-450000', 'Lamp')").update();
        // Keeps the import running until its images are taken.
        try (var _ = LockHolder.ofProduct(connections, "SKU-450000")) {
            send("acme-products.csv", ProductFiles.withInvalidRows(files, 900_000), "");
            console.page().locator("table.data >> text=/Started/").first().waitFor();
            running(console);
        }
        console.open("jobs/executions/7");
        console.see("Compared with past executions");
        still(console);
    }

    private static void running(ConsolePage console) {
        console.open("jobs/executions/7");
        console.see("Workers over time");
        ConsoleScreenshots.shoot(console, "execution-running");
        console.open("jobs");
        console.see("Started");
        ConsoleScreenshots.shoot(console, "jobs");
        console.open("nodes");
        console.see("importer-1");
        ConsoleScreenshots.shoot(console, "nodes");
        console.open("operations");
        console.see("Throughput of all nodes");
        ConsoleScreenshots.shoot(console, "operations");
    }

    private static void still(ConsolePage console) {
        console.open("jobs/executions/2");
        console.see("Compared with past executions");
        ConsoleScreenshots.shoot(console, "execution");
        console.open("imports/2");
        console.button("Run again…").click();
        console.see("Start");
        ConsoleScreenshots.shoot(console, "run-again");
        console.open("jobs/executions/5");
        console.see("Failed");
        ConsoleScreenshots.shoot(console, "execution-failed");
        console.open("imports/5");
        console.button("Restart…").click();
        console.see("What will run");
        ConsoleScreenshots.shoot(console, "restart");
        console.open("jobs/instances");
        console.see("Last execution");
        ConsoleScreenshots.shoot(console, "instances");
        console.open("jobs/clean-up");
        console.see("What to remove");
        console.button("Preview").click();
        console.page().locator("text=/execution/").last().waitFor();
        ConsoleScreenshots.shoot(console, "clean-up");
    }

    private void history() throws IOException {
        send("spring-catalogue.csv", ProductFiles.withInvalidRows(files, 60_000), "");
        send("spring-catalogue-2.csv", ProductFiles.withInvalidRows(files, 20_000), "");
        send("dealer-b.csv", ProductFiles.withInvalidRows(files, 5_000), "&preview=true");
        send("prices-only.csv", csv(), "");
        send("dealer-c.csv", ProductFiles.withInvalidRows(files, 25_000), "&max_rejected=100");
        send("dealer-d.csv", ProductFiles.withInvalidRows(files, 25_000), "");
    }

    private void send(String name, Path file, String options) throws IOException {
        Rest.administrator(port, data.root())
                .csv(
                        "/api/imports?file_name=" + name + options,
                        BodyPublishers.ofFile(file),
                        Map.of());
    }

    private Path csv() throws IOException {
        return Files.writeString(files.resolve("small.csv"), "article;price\nA-1;3\n", UTF_8);
    }
}
