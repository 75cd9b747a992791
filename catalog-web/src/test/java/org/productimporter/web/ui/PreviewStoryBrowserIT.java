package org.productimporter.web.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.Rest;
import org.productimporter.web.common.DataDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A price list with a misplaced decimal point is seen in the preview, before it changes the catalogue.
@BrowserTest
@Timeout(180)
class PreviewStoryBrowserIT {

    private static final int PRODUCTS = 60;

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;
    @Autowired private JdbcClient database;

    @BeforeEach
    void fill() {
        database.sql("truncate product").update();
        database.sql("""
                insert into product (sku, name, price)
                select 'LAMP-' || n, 'Lamp ' || n, 1000 + n
                from generate_series(1, 60) n
                """).update();
    }

    /// Each price rises by 2 %, that of LAMP-10 to a hundred times of that; three products are new, one is missing.
    private long upload() throws IOException {
        var rows = IntStream.range(2, PRODUCTS + 4)
                .mapToObj(n -> "LAMP-%d,Lamp %d,%s%n".formatted(n, n,
                        n == 10 ? "103020" : (1000 + n) * 102 / 100 + ".00"))
                .collect(Collectors.joining());
        return Rest.administrator(port, data.root())
                .csv("/api/imports?file_name=prices.csv&preview=true&missing=deactivate",
                        BodyPublishers.ofString("sku,name,price\n" + rows), Map.of())
                .json()
                .path("id")
                .asLong();
    }

    @Test
    void aMisplacedDecimalPointIsSeenInThePreview(ConsolePage console) throws IOException {
        console.open("imports/" + upload());
        console.see("Preview ready");
        console.see("1 of 59 prices change by more than 50 % (2 %)");
        console.see("The catalogue has not changed since the preview.");
        var rows = console.page().locator("table.differences tbody tr");
        assertThat(rows).hasCount(20);
        assertThat(rows.first()).containsText("LAMP-10");
        assertThat(rows.first()).containsText("+10,100 %");
        assertThat(rows.first()).containsText("1,010.00 → 103,020.00");
        assertThat(console.accessibilityFaults()).isEmpty();

        choose(console, "Deactivated (1)");
        assertThat(rows).hasCount(1);
        assertThat(rows.first()).containsText("Active → Inactive");
        choose(console, "New (3)");
        assertThat(rows).hasCount(3);
        choose(console, "All changes (63)");
        console.button("Next page").click();
        console.button("First page").waitFor();

        database.sql("update product set version = version + 1, name = 'Oak lamp' where sku = 'LAMP-20'").update();
        console.button("Apply…").click();
        var dialog = console.page().getByRole(AriaRole.ALERTDIALOG);
        assertThat(dialog).containsText("3 new, 59 updated, 1 deactivated");
        assertThat(dialog).containsText("1 of 59 prices change by more than 50 %");
        assertThat(dialog).containsText("1 product of this preview has changed since");
        assertThat(console.accessibilityFaults()).isEmpty();
        console.button("Cancel").click();
        applyOnAPhone(console);
    }

    private void applyOnAPhone(ConsolePage console) {
        console.setScreen(390, 844, true);
        assertThat(console.page().evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
        assertThat(console.accessibilityFaults()).isEmpty();
        assertThat(database.sql("select max(price)::text from product").query(String.class).single())
                .isEqualTo("1060.00");
        console.button("Apply…").click();
        console.page().getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Apply").setExact(true)).click();
        assertThat(console.page().locator(".headline")).hasText(Pattern.compile("Completed$"));
        assertThat(console.page().locator("table.differences")).isHidden();
        assertThat(console.errors()).isEmpty();
    }

    private static void choose(ConsolePage console, String filter) {
        console.page().locator("vaadin-select").click();
        console.page().getByRole(AriaRole.OPTION, new GetByRoleOptions().setName(filter).setExact(true)).click();
    }
}
