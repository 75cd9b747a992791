package org.productimporter.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.GetByLabelOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.files.DataFolder;
import org.springframework.beans.factory.annotation.Autowired;

/// What whoever installs the server does first.
@BrowserTest
@Timeout(180)
class SetupStoryBrowserIT {

    @Autowired private DataFolder data;

    private static void type(ConsolePage console, String label, String text) {
        console.page().getByLabel(label, new GetByLabelOptions().setExact(true)).fill(text);
    }

    @Test
    void theFirstAdministratorIsMadeWithTheCodeAndSignsIn(@NobodyYet ConsolePage console)
            throws IOException {
        console.visit("");
        console.see("Set up Product Importer");
        assertThat(console.accessibilityFaults()).isEmpty();

        type(console, "Setup code", "guess");
        type(console, "Your name", ConsoleUsers.ADMIN);
        type(console, "Password", ConsoleUsers.PASSWORD);
        console.page().keyboard().press("Enter");
        console.see("This is not the setup code");
        assertThat(console.accessibilityFaults()).isEmpty();

        type(console, "Setup code", Files.readString(data.root().resolve("setup-code")).strip());
        console.page().keyboard().press("Enter");
        console.see("admin is the administrator now");
        console.trySignIn(ConsoleUsers.ADMIN, ConsoleUsers.PASSWORD);
        console.see("Nothing was imported yet");

        for (var path : List.of("people", "tokens", "audit")) {
            console.open(path);
            console.see(path.equals("audit") ? "setup.completed" : "New ");
            assertThat(console.accessibilityFaults()).as(path).isEmpty();
        }
        assertThat(console.errors()).isEmpty();
    }
}
