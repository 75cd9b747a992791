package org.productimporter.web.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.web.testing.LockHolder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Concurrent changes of one product by two users, the deletion of many products, and the page of a product.
@BrowserTest
@Timeout(180)
class ProductStoryBrowserIT {

    @Autowired private JdbcClient database;
    @Autowired private DataSource connections;

    @BeforeEach
    void fill() {
        database.sql("truncate product").update();
        database.sql("""
                with made as (
                    insert into product (sku, name, price)
                    select 'S-' || lpad(n::text, 4, '0'), 'Lamp ' || n, n
                    from generate_series(1, 1000) n
                    returning id
                )
                insert into product_outbox (product_ids, products, added)
                select array_agg(id), count(*), count(*)
                from made
                """).update();
    }

    @Test
    void twoUsersChangeTheSameProductAndTheLaterOneDecides(ConsolePage anna, ConsolePage berta) throws IOException {
        anna.open("products?search=s-0001");
        berta.open("products");
        berta.see("S-0001");
        assertThat(berta.accessibilityFaults()).isEmpty();

        rename(anna, "Anna's lamp");
        rename(berta, "Berta's lamp");
        anna.button("Save").click();
        shows(anna, "Anna's lamp");
        berta.button("Save").click();
        seesConflict(berta, "Anna's lamp", "Berta's lamp");
        assertThat(berta.accessibilityFaults()).isEmpty();
        berta.button("Overwrite with mine").click();
        shows(berta, "Berta's lamp");
        assertThat(stored()).isEqualTo("Berta's lamp, version 3");

        // Anna's list is outdated now. This time she keeps the other name.
        rename(anna, "Anna's second lamp");
        anna.button("Save").click();
        seesConflict(anna, "Berta's lamp", "Anna's second lamp");
        anna.button("Keep theirs").click();
        shows(anna, "Berta's lamp");
        assertThat(stored()).isEqualTo("Berta's lamp, version 3");

        var csv = anna.page().waitForDownload(() -> anna.see("Export CSV").click());
        assertThat(Files.readAllLines(csv.path())).containsExactly("sku,name,description,price,active",
                "\"S-0001\",\"Berta's lamp\",\"\",1.00,true");
        assertThat(anna.errors()).isEmpty();
        assertThat(berta.errors()).isEmpty();
    }

    private static void rename(ConsolePage console, String name) {
        console.button("Edit S-0001").click();
        console.field("Name").fill(name);
    }

    private static void shows(ConsolePage console, String name) {
        console.page().locator("vaadin-grid.products").getByText(name).waitFor();
    }

    private static void seesConflict(ConsolePage console, String theirs, String mine) {
        console.see("Another user changed this product");
        assertThat(console.page().locator("vaadin-dialog table tbody tr").allInnerTexts()).singleElement(STRING)
                .containsSubsequence("Name", theirs, mine);
    }

    private String stored() {
        return database.sql("""
                select name || ', version ' || version
                from product
                where sku = 'S-0001'
                """).query(String.class).single();
    }

    @Test
    void selectedProductsAndThenAllProductsAreDeleted(ConsolePage console) throws SQLException {
        console.open("products");
        console.see("S-0001");
        select(console, 0);
        select(console, 2);
        console.see("2 selected");
        console.button("Delete selected").click();
        console.see("Delete 2 products?");
        assertThat(console.accessibilityFaults()).isEmpty();
        console.button("Delete 2 products").click();
        console.see("2 products were deleted");
        console.see("S-0004");
        assertThat(skus(4)).containsExactly("S-0002", "S-0004", "S-0005", "S-0006");

        console.button("Delete all…").click();
        console.see("998 products will be deleted");
        var delete = console.button("Delete all products");
        console.field("Type DELETE ALL to confirm").fill("delete all");
        assertThat(delete).isDisabled();
        console.field("Type DELETE ALL to confirm").fill("DELETE ALL");
        assertThat(delete).isEnabled();
        try (var _ = LockHolder.ofCatalogue(connections)) {
            delete.click();
            console.page().getByLabel("Deleting all products").waitFor();
            assertThat(console.button("Cancel")).isDisabled();
            assertThat(console.accessibilityFaults()).isEmpty();
        }
        console.see("998 products were deleted");
        console.see("There are no products yet");
        assertThat(skus(1)).isEmpty();
        assertThat(console.errors()).isEmpty();
    }

    /// The second time, another user has added a product that matches in the meantime.
    @Test
    void allProductsThatMatchAreDeactivatedAndDeleted(ConsolePage console) throws SQLException {
        console.open("products?name=lamp+99");
        console.button("Select all 11 that match").click();
        console.see("11 products selected: all that match");
        assertThat(console.accessibilityFaults()).isEmpty();
        console.button("Deactivate").click();
        console.see("All products that match the filters of the list will no longer be offered for sale");
        try (var _ = LockHolder.ofCatalogue(connections)) {
            console.button("Deactivate 11 products").click();
            console.page().getByLabel("Deactivate 11 products").locator("visible=true").first().waitFor();
            assertThat(console.button("Cancel")).isDisabled();
            assertThat(console.accessibilityFaults()).isEmpty();
        }
        console.see("11 products were deactivated");
        assertThat(matching("not active")).isEqualTo(11);

        console.button("Select all 11 that match").click();
        console.see("11 products selected: all that match");
        console.button("Delete selected").click();
        database.sql("""
                with made as (
                    insert into product (sku, name)
                    values ('S-NEW', 'Lamp 99 new')
                    returning id
                )
                select append_product_outbox(array_agg(id), 1)
                from made
                """).query(Long.class).single();
        console.button("Delete 11 products").click();
        console.see("12 products match the filter, not 11. Nothing was changed");
        console.button("Close").click();
        console.button("Select all 12 that match").click();
        console.button("Delete selected").click();
        console.button("Delete 12 products").click();
        console.see("12 products were deleted");
        assertThat(matching("true")).isZero();
        assertThat(console.errors()).isEmpty();
    }

    private long matching(String condition) {
        return database.sql("select count(*) from product where name like 'Lamp 99%' and " + condition)
                .query(Long.class)
                .single();
    }

    /// Edits and an import change a product. Its page, reached from the list, tells both and leads to the import.
    @Test
    void pageOfAProductTellsItsHistory(ConsolePage console, @TempDir Path folder) throws IOException {
        console.open("products?search=s-0007");
        console.button("Edit S-0007").click();
        console.field("Price").fill("12.50");
        console.button("Save").click();
        shows(console, "12.50");
        console.open("imports");
        console.choose(Files.writeString(folder.resolve("prices.csv"), "sku,name,price\ns-0007,Lamp 7,1250\n"));
        console.see("Completed");

        console.open("products?search=s-0007");
        console.page().locator("vaadin-grid.products a").getByText("S-0007").click();
        console.see("Lamp 7");
        assertThat(history(console)).satisfiesExactly(
                row -> assertThat(row).contains("Updated", "Import ", "editor", "Price 12.50 → 1,250.00"),
                row -> assertThat(row).contains("Updated", "user:editor", "Price 7.00 → 12.50"));
        assertThat(console.accessibilityFaults()).isEmpty();
        console.page().locator("main table a").click();
        console.page().waitForURL("**/imports/*");
        console.see("prices.csv");
        assertThat(console.errors()).isEmpty();
    }

    @Test
    void pageOfADeletedProductKeepsItsAddress(ConsolePage editor, @SignedInAs(ConsoleUsers.VIEWER) ConsolePage viewer) {
        database.sql("update product set sku = 'Ä/1 50%;x' where sku = 'S-0009'").update();
        editor.open("products?ordering=-sku");
        editor.page().locator("vaadin-grid.products a").getByText("Ä/1 50%;x").click();
        editor.see("No changes are recorded");
        var address = editor.page().url().replaceFirst(".*/products/", "products/");
        editor.open("products?ordering=-sku");
        editor.button("Delete Ä/1 50%;x").click();
        editor.button("Delete").click();
        editor.see("was deleted");

        viewer.open(address);
        viewer.see("Deleted. Its history is kept for a while.");
        assertThat(history(viewer)).singleElement(STRING).contains("Deleted", "user:editor", "Price 9.00 → –");
        assertThat(viewer.accessibilityFaults()).isEmpty();
        assertThat(viewer.errors()).isEmpty();
        viewer.visit("products/none");
        viewer.see("Page not found");
    }

    private static List<String> history(ConsolePage console) {
        console.page().locator("main table tbody tr").first().waitFor();
        return console.page().locator("main table tbody tr").allInnerTexts();
    }

    private static void select(ConsolePage console, int row) {
        console.page().getByRole(AriaRole.CHECKBOX, new GetByRoleOptions().setName("Select Row")).nth(row).click();
    }

    private List<@Nullable String> skus(int first) {
        return database.sql("""
                select sku
                from product
                order by sku
                limit :first
                """).param("first", first).query(String.class).list();
    }
}
