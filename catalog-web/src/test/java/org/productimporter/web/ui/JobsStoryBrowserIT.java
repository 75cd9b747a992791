package org.productimporter.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.web.Rest;
import org.productimporter.web.common.DataDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// An operator opens job executions and restarts a failed one.
@BrowserTest
@TestPropertySource(properties = {"product.importer.range-size=64KB", "product.importer.bucket-size=32KB"})
@Timeout(180)
class JobsStoryBrowserIT {

    @TempDir private Path folder;
    @LocalServerPort private int port;
    @Autowired private DataDirectory data;
    @Autowired private JdbcClient database;
    private Rest rest;

    @BeforeEach
    void connect() {
        rest = Rest.administrator(port, data.root());
    }

    /// Uploads a file of 4,000 rows, 80 of them invalid.
    private long upload(String name, String options) throws IOException {
        return rest
                .csv("/api/imports?file_name=" + name + options,
                        BodyPublishers.ofFile(ProductFiles.withInvalidRows(folder, 4_000)), Map.of())
                .json()
                .path("id")
                .asLong();
    }

    @Test
    void anExecutionIsOpenedAndItsLogRead(ConsolePage console) throws IOException {
        var id = upload("spring.csv", "");
        console.open("jobs?parameter=importId%3D" + id);
        // The log of an import is written to the data folder of the first server of the JVM.
        Files.writeString(data.logs().resolve("import-%d.log".formatted(id)), "Attempt 1 begins\n");
        console.see("Completed");
        assertThat(console.accessibilityFaults()).isEmpty();

        console.page().locator("table.data a.strong").first().click();
        console.see("Workers over time");
        console.button("Show log").click();
        console.see("spring.csv");
        console.page().locator(".log > div").first().waitFor();
        assertThat(console.accessibilityFaults()).isEmpty();

        var log = console.page().waitForDownload(() -> console.see("Download log").click());
        assertThat(Files.readString(log.path())).isNotEmpty();
        assertThat(console.errors()).isEmpty();
    }

    @Test
    void aFailedExecutionIsRestartedWithAnotherLimit(ConsolePage console) throws IOException {
        var id = upload("strict.csv", "&max_rejected=10");
        console.open("jobs?parameter=importId%3D" + id);
        console.see("Failed");
        console.see("strict.csv").click();
        console.see("What to do");
        assertThat(console.accessibilityFaults()).isEmpty();

        console.button("Restart…").click();
        var dialog = console.page().locator("vaadin-dialog");
        var words = console.see("What will run").locator("xpath=..").innerText();
        assertThat(words.lines()).containsExactlyElementsOf(expectedPlan(id));
        assertThat(dialog.getByRole(AriaRole.TEXTBOX).count()).isEqualTo(1);
        assertThat(console.field("Stop if more than … rows are rejected").inputValue()).isEqualTo("10");
        assertThat(console.accessibilityFaults()).isEmpty();

        console.field("Stop if more than … rows are rejected").fill("5%");
        console.button("Restart now").click();
        console.see("Queued again");
        console.open("jobs?parameter=importId%3D" + id);
        console.see("Completed");
        assertThat(console.page().locator("table.data tbody tr").count()).isEqualTo(2);
        assertThat(outcome(id)).isEqualTo("5% 2 attempts 4000 = 3920 + 80, 80 kept");
        assertThat(console.errors()).isEmpty();
    }

    /// Returns the expected plan by the chunks of the ledger: too many rows were rejected, so that all chunks are staged and
    /// none is merged.
    private List<String> expectedPlan(long id) {
        return List.of("What will run", "Stage: nothing, all %d chunks done".formatted(chunks(id, "stage", true)),
                "Merge: all %d chunks".formatted(chunks(id, "merge", false)));
    }

    private long chunks(long id, String phase, boolean done) {
        return database.sql("""
                select count(*)
                from import_chunk
                where import_id = :id
                  and phase = :phase
                  and (done_at is not null) = :done
                """).param("id", id).param("phase", phase).param("done", done).query(Long.class).single();
    }

    private String outcome(long id) {
        return database.sql("""
                select options ->> 'max_rejected' || ' ' || attempt || ' attempts ' || rows_read
                    || ' = ' || rows_inserted + rows_updated + rows_unchanged || ' + '
                    || rows_rejected || ', ' || (
                        select count(*)
                        from import_rejection
                        where import_id = :id) || ' kept'
                from import
                where id = :id
                """).param("id", id).query(String.class).single();
    }

    @Test
    void thePagesOfOperatorsAreAccessible(@SignedInAs(ConsoleUsers.ADMIN) ConsolePage console) {
        for (var path : List.of("nodes", "operations", "jobs/instances", "jobs/clean-up")) {
            console.open(path);
            assertThat(console.accessibilityFaults()).as(path).isEmpty();
            console.setScreen(390, 844, true);
            assertThat(console.accessibilityFaults()).as(path + ", narrow and dark").isEmpty();
            console.setScreen(1440, 900, false);
        }
        console.open("nodes");
        console.see("1 node alive");
        assertThat(console.errors()).isEmpty();
    }
}
