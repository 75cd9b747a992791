package org.productimporter.web.ui;

import com.microsoft.playwright.Locator.PressSequentiallyOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Measures how long a user waits for the page of products with a large catalogue. Prints milliseconds:
/// `./mvnw -Pbench -pl catalog-web -am test -Dtest=ProductsAtScale -Dproducts=1000000
/// -Dsurefire.failIfNoSpecifiedTests=false`.
@BrowserTest
@Timeout(1500)
class ProductsAtScale {

    private static final long PRODUCTS = Long.getLong("products", 1_000_000);

    private static final String FILL =
            """
            with inserted as (
                insert into product (sku, name, description, price, active)
                select
                    'SKU-' || lpad(n::text, 8, '0'),
                    (array['Northlight', 'Harbour', 'Pine', 'Atlas', 'Meadow'])[1 + n % 5]
                        || ' ' || (array['lamp', 'desk', 'chair', 'shelf'])[1 + n % 4] || ' ' || n % 997,
                    'made of ' || (array['oak', 'pine', 'steel'])[1 + n % 3] || ', no. ' || n,
                    n % 100000 / 100.0,
                    n % 10 > 0
                from generate_series(:from, :to) n
                returning id
            )
            select append_product_outbox(array_agg(id), count(*))
            from inserted
            """;

    private static final String FOUND =
            """
            text => {
                const grid = document.querySelector('vaadin-grid.products');
                return !grid || !grid.loading && [...grid.querySelectorAll('vaadin-grid-cell-content')]
                    .some(cell => cell.innerText.toLowerCase().includes(text.split(' ').at(-1)));
            }
            """;

    @Autowired private JdbcClient database;
    private final List<String> report = new ArrayList<>();

    @Test
    void measure(ConsolePage console) {
        for (var from = 1L; from <= PRODUCTS; from += 50_000) {
            database.sql(FILL)
                    .param("from", from)
                    .param("to", Math.min(PRODUCTS, from + 49_999))
                    .query(Long.class)
                    .single();
        }
        database.sql("vacuum analyze product").update();
        try {
            visit(console);
        } finally {
            System.out.println("AT SCALE " + PRODUCTS + "\n" + String.join("\n", report));
        }
    }

    private void visit(ConsolePage console) {
        var page = console.page();
        timed(
                "open",
                () -> {
                    console.open("products");
                    awaitRows(page);
                });
        timed(
                "open again",
                () -> {
                    console.open("products");
                    awaitRows(page);
                });
        wheel(page, 200);
        end(page, 40);
        for (var order : List.of("-sku", "name", "-price", "updated_at")) {
            timed(
                    "by " + order,
                    () -> {
                        console.open("products?ordering=" + order);
                        awaitRows(page);
                    });
            wheel(page, 60);
        }
        search(console);
        deleteAll(console);
    }

    private void timed(String what, Runnable action) {
        var start = System.nanoTime();
        action.run();
        report.add("%s: %d".formatted(what, (System.nanoTime() - start) / 1_000_000));
    }

    /// Waits until the grid shows rows and loads none.
    private static void awaitRows(Page page) {
        page.waitForFunction(
                """
                () => {
                    const grid = document.querySelector('vaadin-grid.products');
                    return grid && !grid.loading
                        && [...grid.querySelectorAll('vaadin-grid-cell-content')]
                            .some(cell => cell.innerText.startsWith('SKU-'));
                }
                """);
    }

    private void wheel(Page page, int times) {
        page.mouse().move(700, 500);
        var waits = new ArrayList<Long>();
        for (var i = 0; i < times; i++) {
            page.mouse().wheel(0, 1_200);
            var start = System.nanoTime();
            page.waitForTimeout(30);
            awaitRows(page);
            waits.add((System.nanoTime() - start) / 1_000_000 - 30);
        }
        addReport("wheel " + times + " x 1200 px", waits);
    }

    private void end(Page page, int times) {
        page.mouse().click(700, 500);
        var waits = new ArrayList<Long>();
        for (var i = 0; i < times; i++) {
            var start = System.nanoTime();
            page.keyboard().press("End");
            page.keyboard().press("Control+End");
            page.waitForTimeout(30);
            awaitRows(page);
            waits.add((System.nanoTime() - start) / 1_000_000 - 30);
        }
        addReport("end key " + times + " times", waits);
        report.add("size: " + page.evaluate("document.querySelector('vaadin-grid.products').size"));
    }

    private void addReport(String what, List<Long> waits) {
        Collections.sort(waits);
        report.add(
                "%s: median %d, p95 %d, max %d"
                        .formatted(
                                what,
                                waits.get(waits.size() / 2),
                                waits.get(waits.size() * 95 / 100),
                                waits.getLast()));
    }

    private void search(ConsolePage console) {
        var page = console.page();
        console.open("products");
        var field =
                page.getByLabel("SKU, name or description contains", new Page.GetByLabelOptions());
        for (var text : List.of("lamp", "no. 123456", "Harbour desk 51", "zzz")) {
            field.fill("");
            page.waitForTimeout(1_500);
            field.pressSequentially(text, new PressSequentiallyOptions().setDelay(80));
            timed(
                    "search " + text,
                    () -> {
                        page.waitForURL(url -> url.contains("search="));
                        page.waitForFunction(FOUND, text.toLowerCase(Locale.ROOT));
                    });
            page.waitForTimeout(1_000);
            report.add("  " + page.locator(".list-line").innerText().replace('\n', ' '));
        }
    }

    private void deleteAll(ConsolePage console) {
        console.open("products");
        button(console, "Delete all…");
        console.see("to confirm");
        console.page()
                .getByLabel("Type DELETE ALL to confirm", new GetByLabelOptions())
                .fill("DELETE ALL");
        timed(
                "delete all",
                () -> {
                    button(console, "Delete all products");
                    console.see("There are no products yet");
                });
    }

    private static void button(ConsolePage console, String name) {
        console.page()
                .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
