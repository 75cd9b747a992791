package org.productimporter.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.web.common.DataDirectory;
import org.productimporter.web.testing.LockHolder;
import org.productimporter.web.ui.format.Numbers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The first-day scenario: setup, upload of a file, its progress, correction of its rejections and a second upload. With
/// `-Dstory.rows=500000`, the file is large. Prints the duration of each part.
@BrowserTest
@Timeout(900)
class FirstDayStoryBrowserIT {

    private static final int ROWS = Integer.getInteger("story.rows", 4_000);
    private static final int REJECTED = ROWS / 50;

    @TempDir private Path folder;
    @Autowired private DataDirectory data;
    @Autowired private JdbcClient database;
    @Autowired private DataSource connections;

    @Test
    void fromTheSetupToTheCorrectedFile(@NotSignedIn ConsolePage console) throws Exception {
        var timeout = ConsolePage.TIMEOUT_MILLIS + 0.2 * ROWS;
        console.page().setDefaultTimeout(timeout);
        PlaywrightAssertions.setDefaultAssertionTimeout(timeout);
        var file = ProductFiles.withInvalidRows(folder, ROWS);
        timed("setup and sign-in", () -> setUp(console));
        timed("upload, stage and merge", () -> uploadAndWatch(console, file));
        timed("opening the rejections", () -> openRejections(console));
        timed("correction and second upload", () -> correct(console));
        timed("users, tokens and audit log", () -> openAdministration(console));
        assertThat(console.errors()).isEmpty();
    }

    /// A part of the scenario.
    private interface Part {
        void run() throws IOException, SQLException;
    }

    private static void timed(String name, Part part) throws IOException, SQLException {
        var start = System.nanoTime();
        part.run();
        var took = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf("FIRST DAY with %,d rows: %s in %s%n", ROWS, name, Numbers.duration(took));
    }

    private void setUp(ConsolePage console) throws IOException {
        console.visit("");
        console.see("Set up Product Importer");
        assertThat(console.accessibilityFaults()).isEmpty();

        console.field("Setup code").fill("guess");
        console.field("Your name").fill(ConsoleUsers.ADMIN);
        console.field("Password").fill(ConsoleUsers.PASSWORD);
        console.page().keyboard().press("Enter");
        console.see("This is not the setup code");
        assertThat(console.accessibilityFaults()).isEmpty();

        console.field("Setup code").fill(Files.readString(data.root().resolve("setup-code")).strip());
        console.page().keyboard().press("Enter");
        console.see("Administrator admin created");
        console.trySignIn(ConsoleUsers.ADMIN, ConsoleUsers.PASSWORD);
        console.see("No imports yet");
    }

    /// Locks the catalogue until the page has shown the merge.
    private void uploadAndWatch(ConsolePage console, Path file) throws SQLException {
        try (var _ = LockHolder.ofCatalogue(connections)) {
            console.choose(file);
            console.page().getByRole(AriaRole.LINK, new GetByRoleOptions().setName("products.csv")).click();
            console.see("Merging · ");
            PlaywrightAssertions.assertThat(console.page().locator(".figures")).containsText(Numbers.count(ROWS));
            assertThat(console.accessibilityFaults()).isEmpty();
        }
        console.see("Completed, " + Numbers.count(REJECTED) + " rejected");
        PlaywrightAssertions.assertThat(console.page().locator(".figures"))
                .containsText(Numbers.count(ROWS - REJECTED));
    }

    private static void openRejections(ConsolePage console) {
        console.see("Rejected rows by reason");
        console.button("Bad number").click();
        console.see("Not valid");
        assertThat(console.accessibilityFaults()).isEmpty();
    }

    private void correct(ConsolePage console) throws IOException {
        var rejected = console.page().waitForDownload(() -> console.see("Download as CSV").click());
        var lines = Files.readAllLines(rejected.path());
        assertThat(lines).hasSize(1 + REJECTED);
        var corrected = lines.stream()
                .map(line -> line.replace("twelve", "12"))
                .map(line -> line.replaceFirst("^,Lamp (\\d+)", "SKU-$1,Lamp $1"))
                .toList();
        var file = Files.write(folder.resolve("corrected.csv"), corrected);

        console.page().waitForFileChooser(() -> console.button("Upload corrected file").click()).setFiles(file);
        console.page().getByRole(AriaRole.LINK, new GetByRoleOptions().setName("corrected.csv")).click();
        PlaywrightAssertions.assertThat(console.page().locator(".headline")).hasText(Pattern.compile("Completed$"));
        console.open("products");
        console.see(Numbers.count(ROWS) + " products");
        assertThat(stored()).isEqualTo(ROWS + " products, none changed");
    }

    private String stored() {
        return database.sql("""
                select count(*) || ' products, '
                    || case max(version) when 1 then 'none changed' else 'some changed' end
                from product
                """).query(String.class).single();
    }

    private static void openAdministration(ConsolePage console) {
        for (var path : List.of("users", "tokens", "audit")) {
            console.open(path);
            console.see(path.equals("audit") ? "setup.completed" : "New ");
            assertThat(console.accessibilityFaults()).as(path).isEmpty();
        }
    }
}
