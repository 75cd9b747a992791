package org.productimporter.web.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.web.Rest;
import org.productimporter.web.files.DataFolder;
import org.productimporter.web.people.Users;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/// Writes the pages of `docs/screenshots` that are about jobs and operations. No test, like
/// [ConsoleScreenshots].
@BrowserTest
@TestPropertySource(properties = {"product.importer.node=importer-1", "product.importer.workers=2"})
@Timeout(300)
class JobScreenshots {

    @TempDir private Path files;
    @LocalServerPort private int port;
    @Autowired private DataFolder data;
    @Autowired private Users users;

    @Test
    void take(@NobodyYet ConsolePage console) throws IOException {
        ConsoleUsers.make(users);
        console.signIn(ConsoleUsers.ADMIN);
        history();
        console.open("jobs");
        console.see("Completed, 500 rejected");
        send("acme-products.csv", ProductFiles.withBadRows(files, 900_000), "");
        console.page().locator("text=/Staging|Merging/").first().waitFor();
        ConsoleScreenshots.shoot(console, "jobs");
        console.open("nodes");
        console.see("importer-1");
        ConsoleScreenshots.shoot(console, "nodes");
        console.open("operations");
        console.see("Throughput of all nodes");
        ConsoleScreenshots.shoot(console, "operations");
        console.open("jobs/executions/7");
        console.see("Workers over time");
        ConsoleScreenshots.shoot(console, "execution-running");
        console.page().locator("text=/Completed/").first().waitFor();
        still(console);
    }

    private static void still(ConsolePage console) {
        console.open("jobs/executions/2");
        console.see("Beside past runs");
        ConsoleScreenshots.shoot(console, "execution");
        press(console, "Run again…");
        console.see("Start");
        ConsoleScreenshots.shoot(console, "run-again");
        console.open("jobs/executions/5");
        console.see("What to do");
        ConsoleScreenshots.shoot(console, "execution-failed");
        press(console, "Restart…");
        console.see("What will run");
        ConsoleScreenshots.shoot(console, "restart");
        console.open("jobs/instances");
        console.see("Last execution");
        ConsoleScreenshots.shoot(console, "instances");
        console.open("jobs/clean-up");
        console.see("What to remove");
        press(console, "Count them");
        console.page().locator("text=/execution/").last().waitFor();
        ConsoleScreenshots.shoot(console, "clean-up");
    }

    private static void press(ConsolePage console, String button) {
        console.page().getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button)).click();
    }

    private void history() throws IOException {
        send("spring-catalogue.csv", ProductFiles.withBadRows(files, 60_000), "");
        send("spring-catalogue-2.csv", ProductFiles.withBadRows(files, 20_000), "");
        send("dealer-b.csv", ProductFiles.withBadRows(files, 5_000), "&preview=true");
        send("prices-only.csv", csv(), "");
        send("dealer-c.csv", ProductFiles.withBadRows(files, 25_000), "&max_rejected=100");
        send("dealer-d.csv", ProductFiles.withBadRows(files, 25_000), "");
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
