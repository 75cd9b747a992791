package org.productimporter.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Two people work on the catalogue at once.
@BrowserTest
@Timeout(180)
class ProductStoryBrowserIT {

    @Autowired private JdbcClient database;

    @Test
    void twoPeopleChangeTheSameProductAndTheLaterOneDecides(ConsolePage anna, ConsolePage berta)
            throws Exception {
        database.sql(
                        """
                        insert into product (sku, name, price)
                        select 'S-' || lpad(n::text, 4, '0'), 'Lamp ' || n, n
                        from generate_series(1, 1000) n
                        """)
                .update();
        anna.open("products?search=s-0001");
        berta.open("products");
        berta.see("S-0001");
        assertThat(berta.accessibilityFaults()).isEmpty();

        edit(anna, "Anna's lamp");
        edit(berta, "Berta's lamp");
        button(anna, "Save").click();
        anna.see("S-0001 is saved");
        button(berta, "Save").click();
        berta.see("Somebody else changed this product");
        assertThat(berta.accessibilityFaults()).isEmpty();
        button(berta, "Overwrite with mine").click();
        berta.see("S-0001 is saved");
        assertThat(name()).isEqualTo("Berta's lamp");

        var csv = anna.page().waitForDownload(() -> anna.see("Export CSV").click());
        assertThat(Files.readAllLines(csv.path()))
                .containsExactly(
                        "sku,name,description,price,active",
                        "\"S-0001\",\"Berta's lamp\",\"\",1.00,true");
        assertThat(anna.errors()).isEmpty();
        assertThat(berta.errors()).isEmpty();
    }

    private String name() {
        return database.sql("select name from product where sku = 'S-0001'")
                .query(String.class)
                .single();
    }

    private static void edit(ConsolePage console, String name) {
        button(console, "Edit S-0001").click();
        console.page().getByLabel("Name", new GetByLabelOptions().setExact(true)).fill(name);
    }

    private static Locator button(ConsolePage console, String name) {
        return console.page()
                .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }
}
