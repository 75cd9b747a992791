package org.productimporter.web.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.web.Rest;
import org.productimporter.web.common.DataDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Writes the images of imports to `docs/screenshots`, each page with widths of 1440 and 390 pixels, light and dark.
/// `docs/screenshots/update` runs it and the other classes `…Screenshots`.
@BrowserTest
@Timeout(300)
class ConsoleScreenshots {

    private static final Path FOLDER = Path.of("../docs/screenshots");

    @TempDir private Path files;
    @LocalServerPort private int port;
    @Autowired private DataDirectory data;

    private record Screen(int width, int height, boolean dark) {

        String suffix() {
            return "-" + width + (dark ? "-dark" : "");
        }
    }

    private static final List<Screen> SCREENS =
            List.of(
                    new Screen(1440, 900, false),
                    new Screen(1440, 900, true),
                    new Screen(390, 844, false),
                    new Screen(390, 844, true));

    @Test
    void take(ConsolePage console) throws IOException {
        var rest = Rest.administrator(port, data.root());
        send(rest, "spring-catalogue.csv", ProductFiles.withInvalidRows(files, 60_000), "");
        console.open("imports");
        console.see("Completed, 1,200 rejected");
        send(rest, "spring-catalogue-2.csv", ProductFiles.withInvalidRows(files, 20_000), "");
        send(rest, "dealer-b.csv", ProductFiles.withInvalidRows(files, 5_000), "&preview=true");
        send(rest, "prices-only.csv", csv("article;price\nA-1;3\n"), "");
        console.see("Preview ready");
        console.see("Failed");
        console.page()
                .onFileChooser(
                        chooser -> chooser.setFiles(csv("PK\3\4 and more of it", "export.xlsx")));
        console.page()
                .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Choose files…"))
                .click();
        console.see("Rejected");
        send(rest, "acme-products.csv", ProductFiles.withInvalidRows(files, 900_000), "");
        console.page().locator("text=/Staging|Merging/").first().waitFor();
        shoot(console, "imports");
        console.page()
                .getByRole(AriaRole.LINK, new GetByRoleOptions().setName("acme-products.csv"))
                .click();
        console.page().locator("text=/Merging/").first().waitFor();
        shoot(console, "import-running");
        console.open("imports/1");
        console.see("Rejected rows by reason");
        shoot(console, "import");
        console.open("imports/4");
        console.see("What to do");
        shoot(console, "import-failed");
    }

    static void shoot(ConsolePage console, String name) {
        for (var screen : SCREENS) {
            console.setScreen(screen.width(), screen.height(), screen.dark());
            console.page().waitForTimeout(900);
            console.screenshot(FOLDER.resolve(name + screen.suffix() + ".png"));
        }
        console.setScreen(1440, 900, false);
        console.page().waitForTimeout(900);
    }

    private static void send(Rest rest, String name, Path file, String options) throws IOException {
        rest.csv("/api/imports?file_name=" + name + options, BodyPublishers.ofFile(file), Map.of());
    }

    private Path csv(String text) {
        return csv(text, "small.csv");
    }

    private Path csv(String text, String name) {
        try {
            return Files.writeString(files.resolve(name), text, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
