package org.productimporter.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.web.Rest;
import org.productimporter.web.files.DataFolder;
import org.productimporter.web.people.Users;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// An operator looks at a run: in the list, its page, its log.
@BrowserTest
@Timeout(180)
class JobsStoryBrowserIT {

    @TempDir private Path folder;
    @LocalServerPort private int port;
    @Autowired private DataFolder data;
    @Autowired private Users users;

    @Test
    void aRunIsFoundOpenedAndItsLogRead(ConsolePage console) throws IOException {
        var rest = Rest.administrator(port, data.root());
        console.open("jobs");
        var made =
                rest.csv(
                        "/api/imports?file_name=spring.csv",
                        BodyPublishers.ofFile(ProductFiles.withBadRows(folder, 20_000)),
                        Map.of());
        // Logging begins once in a JVM, in the folder of its first server, which is not this one.
        Files.writeString(
                data.logs().resolve("import-%d.log".formatted(made.json().path("id").asLong())),
                "Attempt 1 begins\n");
        console.see("Completed, 400 rejected");
        assertThat(console.accessibilityFaults()).isEmpty();

        console.page().locator("table.data a.strong").first().click();
        console.see("Workers over time");
        console.page()
                .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Show log"))
                .click();
        console.see("spring.csv");
        console.page().locator(".log > div").first().waitFor();
        assertThat(console.accessibilityFaults()).isEmpty();

        var log = console.page().waitForDownload(() -> console.see("Download log").click());
        assertThat(Files.readString(log.path())).isNotEmpty();
        assertThat(console.errors()).isEmpty();
    }

    @Test
    void pagesOfOperatorsHaveNoFaults(@NobodyYet ConsolePage console) {
        ConsoleUsers.make(users);
        console.signIn(ConsoleUsers.ADMIN);
        for (var path : List.of("nodes", "operations", "jobs/instances", "jobs/clean-up")) {
            console.open(path);
            assertThat(console.accessibilityFaults()).as(path).isEmpty();
            console.look(390, 844, true);
            assertThat(console.accessibilityFaults()).as(path + ", narrow and dark").isEmpty();
            console.look(1440, 900, false);
        }
        console.open("nodes");
        console.see("1 node alive");
        assertThat(console.errors()).isEmpty();
    }
}
