package org.productimporter.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.web.Rest;
import org.productimporter.web.common.DataDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An editor corrects rejected rows in the page of their import: keyboard only, dark, on a phone.
@BrowserTest
@Timeout(180)
class CorrectionStoryBrowserIT {

    @TempDir private Path folder;
    @LocalServerPort private int port;
    @Autowired private DataDirectory data;
    @Autowired private JdbcClient database;

    @Test
    void rejectedRowsAreCorrectedAndImported(ConsolePage console) throws IOException {
        var id = Rest.administrator(port, data.root())
                .csv("/api/imports?file_name=spring.csv",
                        BodyPublishers.ofFile(ProductFiles.withInvalidRows(folder, 200)), Map.of())
                .json()
                .path("id")
                .asLong();
        console.setScreen(390, 844, true);
        console.open("imports/" + id);
        console.see("Completed, 4 rejected");
        console.button("Bad number").focus();
        console.page().keyboard().press("Enter");
        console.field("price, line 52").waitFor();
        assertThat(console.accessibilityFaults()).isEmpty();
        assertThat(console.page().evaluate("document.documentElement.scrollWidth")).isEqualTo(390);

        console.field("sku, line 52").focus();
        for (int column = 0; column < 3; column++) {
            console.page().keyboard().press("Tab");
        }
        console.page().keyboard().press("ControlOrMeta+A");
        console.page().keyboard().type("12.00");
        console.page().keyboard().press("Tab");
        console.button("Import the corrected rows (1)").focus();
        assertThat(console.accessibilityFaults()).isEmpty();
        console.page().keyboard().press("Enter");

        console.see("Corrected rows of");
        PlaywrightAssertions.assertThat(console.page().locator(".headline")).hasText(Pattern.compile("Completed$"));
        assertThat(database.sql("select name || ' ' || price from product where sku = 'SKU-50'")
                .query(String.class)
                .single()).isEqualTo("Lamp 50 12.00");
        console.see("import " + id).click();
        console.see("Rejected rows corrected in");
        assertThat(console.accessibilityFaults()).isEmpty();
        assertThat(console.errors()).isEmpty();
    }
}
