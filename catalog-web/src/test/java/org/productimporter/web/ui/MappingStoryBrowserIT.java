package org.productimporter.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.web.common.DataDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Files as real shops export them: one that needs a mapping, which a user confirms and the server remembers, and others
/// that need none.
@BrowserTest
@Timeout(240)
class MappingStoryBrowserIT {

    @TempDir private Path folder;
    @Autowired private DataDirectory data;
    @Autowired private JdbcClient database;

    @AfterEach
    void clear() {
        database.sql("delete from import").update();
        database.sql("delete from import_profile").update();
    }

    @Test
    void aGermanFileIsConfirmedOnceAndThenRemembered(ConsolePage console) throws IOException {
        console.open("imports");
        console.choose(MappingFiles.german(folder, "Preisliste.csv"));
        confirmation(console, "Preisliste.csv").click();
        console.see("Bruttopreis");
        console.see("Tischlämpchen Größe 1");
        assertThat(console.accessibilityFaults()).isEmpty();

        console.page()
                .getByRole(AriaRole.RADIO, new GetByRoleOptions().setName(Pattern.compile("^Bruttopreis")))
                .check();
        console.see("1,204.88");
        console.page()
                .getByRole(AriaRole.CHECKBOX, new GetByRoleOptions().setName("Keep all other columns as attributes"))
                .check();
        console.button("Start import").click();
        completed(console);
        assertThat(product("LA-1000")).isEqualTo("Tischlämpchen Größe 0 | 1204.88 | grün");

        console.see("How the file was read").click();
        console.see("Windows-1252");
        console.open("imports");
        console.choose(MappingFiles.german(folder, "Preisliste 2.csv"));
        openImport(console, "Preisliste 2.csv");
        completed(console);
        console.see("How the file was read").click();
        console.see("was saved for such files");
        console.open("profiles");
        PlaywrightAssertions.assertThat(console.page().getByRole(AriaRole.CELL).nth(3)).not().hasText("Never");
        assertThat(database.sql("select last_used_at is not null from import_profile").query(Boolean.class).single())
                .isTrue();
        assertThat(console.errors()).isEmpty();
    }

    @Test
    void ofSeveralFilesOnlyTheOneThatIsNotClearAsks(ConsolePage console) throws IOException {
        console.open("imports");
        var files = new Path[] {MappingFiles.shopify(folder), MappingFiles.report(folder, "January"),
                MappingFiles.workbook(folder)};
        console.page().waitForFileChooser(() -> console.button("Choose files…").click()).setFiles(files);
        for (var name : List.of("products_export_1.csv", "price-list.xlsx")) {
            console.open("imports");
            openImport(console, name);
            completed(console);
        }
        assertThat(product("SHO-2")).startsWith("Oak chair | 140.00");
        assertThat(product("XL-2")).startsWith("Steel shelf | 89.50");

        console.open("imports");
        confirmation(console, "January.csv").click();
        console.see("The header is on line 3");
        console.button("Start import").click();
        completed(console);
        console.open("imports");
        console.choose(MappingFiles.report(folder, "February"));
        openImport(console, "February.csv");
        completed(console);
        assertThat(product("REP-2")).startsWith("Pine bench | 75.00");
    }

    private static Locator confirmation(ConsolePage console, String name) {
        return console.page().getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Confirm mapping of " + name));
    }

    private static void openImport(ConsolePage console, String name) {
        console.page().getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name).setExact(true)).click();
    }

    private static void completed(ConsolePage console) {
        PlaywrightAssertions.assertThat(console.page().locator(".headline")).hasText(Pattern.compile("Completed$"));
    }

    private String product(String sku) {
        return database.sql("""
                select concat_ws(' | ', name, price, attributes ->> 'Farbe')
                from product
                where sku = :sku
                """).param("sku", sku).query(String.class).single();
    }

    /// Keyboard only, dark, on a phone.
    @Test
    void theMappingNeedsNoMouseAndNoLargeScreen(ConsolePage console) throws IOException {
        var id = WaitingMapping.german(database, data);
        console.setScreen(390, 844, true);
        console.open("imports/" + id + "/mapping");
        console.see("Two columns are prices");
        assertThat(console.accessibilityFaults()).isEmpty();
        assertThat(console.page().evaluate("document.documentElement.scrollWidth")).isEqualTo(390);

        console.page().getByRole(AriaRole.RADIO).first().focus();
        console.page().keyboard().press("ArrowDown");
        PlaywrightAssertions.assertThat(select(console, "Bruttopreis")).containsText("Price");
        PlaywrightAssertions.assertThat(select(console, "Nettopreis")).containsText("Leave out");

        select(console, "Farbe").focus();
        console.page().keyboard().press("Enter");
        console.page().getByRole(AriaRole.OPTION).first().waitFor();
        console.page().keyboard().press("k");
        console.page().keyboard().press("Enter");
        PlaywrightAssertions.assertThat(select(console, "Farbe")).containsText("Keep as attribute");
        console.button("Start import").focus();
        console.page().keyboard().press("Enter");
        console.page().waitForURL(url -> url.endsWith("imports/" + id));
        assertThat(console.errors()).isEmpty();
    }

    private static Locator select(ConsolePage console, String column) {
        return console.page().getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Import " + column + " as"));
    }
}
