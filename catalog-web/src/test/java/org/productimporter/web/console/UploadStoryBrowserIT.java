package org.productimporter.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a user does first: sends a file, sees it through, and looks at what was refused.
@BrowserTest
@Timeout(180)
class UploadStoryBrowserIT {

    private static final int ROWS = 4_000;

    @TempDir private Path folder;

    @Test
    void aFileWithBadRowsIsSentFollowedAndItsRejectionsAreShown(ConsolePage console)
            throws IOException {
        console.open("imports");
        console.see("Nothing was imported yet");

        console.page()
                .onFileChooser(chooser -> chooser.setFiles(ProductFiles.withBadRows(folder, ROWS)));
        console.page()
                .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Choose files…"))
                .click();
        console.see("Completed, 80 rejected");
        assertThat(console.accessibilityFaults()).isEmpty();

        console.page()
                .getByRole(AriaRole.LINK, new GetByRoleOptions().setName("products.csv"))
                .click();
        console.see("Rejected rows by reason");
        PlaywrightAssertions.assertThat(console.page().locator(".figures")).containsText("3,920");
        console.page()
                .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Bad number"))
                .first()
                .click();
        console.see("Row in the file");
        assertThat(console.accessibilityFaults()).isEmpty();

        var csv =
                console.page().waitForDownload(() -> console.see("Download to mend (CSV)").click());
        assertThat(Files.readAllLines(csv.path())).hasSize(81);
        assertThat(console.errors()).isEmpty();
    }
}
