package org.productimporter.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
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

/// An editor corrects rejected rows in the page of their import: keyboard only, dark, on a phone. And undoes an import.
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

    /// The prices of a file have lost their decimal points. One product was changed before anybody noticed.
    @Test
    void aWrongImportIsUndone(ConsolePage console) throws IOException {
        var rest = Rest.administrator(port, data.root());
        database.sql("truncate product, product_change, deleted_product").update();
        console.open("imports");
        console.choose(
                Files.writeString(folder.resolve("prices.csv"), "sku,name,price\nU-1,Lamp,12.50\nU-2,Desk,80\n"));
        console.see("Completed");
        console.choose(Files.writeString(folder.resolve("wrong.csv"),
                "sku,name,price\nU-1,Lamp,1250\nU-2,Desk,8000\nU-3,Chair,4500\n"));
        console.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("wrong.csv")).click();
        PlaywrightAssertions.assertThat(console.page().locator(".headline")).hasText(Pattern.compile("Completed$"));
        var desk = rest.get("/api/products/by-sku/U-2").json().path("id").asLong();
        assertThat(rest.patch("/api/products/" + desk + "/", "{\"price\": \"85.00\"}").status()).isEqualTo(200);

        console.button("Undo…").click();
        console.see("get back their old values");
        assertThat(console.page().locator("vaadin-dialog .figure").allInnerTexts()).containsExactly("1", "1", "1");
        assertThat(console.accessibilityFaults()).isEmpty();
        console.button("Undo import").click();

        PlaywrightAssertions.assertThat(console.page().locator(".headline")).hasText(Pattern.compile("Undone$"));
        assertThat(database.sql("select sku || ' ' || price from product order by sku")
                .query((row, _) -> row.getString(1))
                .list()).containsExactly("U-1 12.50", "U-2 85.00");
        console.button("Show kept products").click();
        console.see("U-2");
        console.see("Changed by");
        assertThat(console.accessibilityFaults()).isEmpty();
        console.setScreen(390, 844, true);
        assertThat(console.page().evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
        assertThat(console.accessibilityFaults()).isEmpty();
        console.open("imports");
        console.see("1 removed · 1 restored · 1 kept");
        assertThat(console.errors()).isEmpty();
    }
}
