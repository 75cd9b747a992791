package org.productimporter.web.ui;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Writes the images of products to `docs/screenshots`, like [ConsoleScreenshots].
@BrowserTest
@Timeout(300)
class ProductScreenshots {

    private static final String CATALOGUE =
            """
            with inserted as (
            insert into product (sku, name, description, price, active, attributes, updated_at)
            select
                (array['LMP', 'DSK', 'CHR', 'SHF', 'RUG'])[1 + n % 5] || '-' || lpad(n::text, 5, '0'),
                (array['Northlight', 'Harbour', 'Pine', 'Atlas', 'Meadow', 'Copper', 'Slate'])[1 + n % 7]
                    || ' ' || (array['lamp', 'desk', 'chair', 'shelf', 'rug'])[1 + n % 5]
                    || case when n % 3 = 0 then ', large' else '' end,
                case when n % 4 = 0 then '' else
                    (array['Oiled oak, flat packed', 'Powder-coated steel with a cork base',
                        'Wool and linen, hand finished'])[1 + n % 3] end,
                case when n % 11 <> 0 then round((19 + n * 37 % 1900 + 0.9)::numeric, 2) end,
                n % 9 <> 0,
                case when n % 4 <> 1 then jsonb_build_object(
                    'Material', (array['Oak', 'Steel', 'Wool', 'Linen'])[1 + n % 4],
                    'Colour', (array['Natural', 'Graphite', 'Sand', 'Green'])[1 + n % 3],
                    'EAN', (4006381000000 + n)::text) end,
                clock_timestamp() - n * interval '7 minutes'
            from generate_series(1, 2400) n
            returning id
            )
            select append_product_outbox(array_agg(id), count(*))
            from inserted
            """;

    @TempDir private Path files;
    @Autowired private JdbcClient database;

    @Test
    void take(ConsolePage console) throws IOException {
        database.sql(CATALOGUE).query(Long.class).single();
        console.open("products");
        console.see("DSK-00001");
        ConsoleScreenshots.shoot(console, "products");
        button(console, "Edit CHR-00002").click();
        console.page().getByLabel("Price", new GetByLabelOptions().setExact(true)).fill("12.505");
        button(console, "Save").click();
        console.see("at most 2 are allowed");
        ConsoleScreenshots.shoot(console, "product-inline");
        console.open("products?search=lamp&active=true&ordering=-price");
        console.see("LMP-");
        button(console, "New product").click();
        button(console, "Create").click();
        console.see("is missing");
        ConsoleScreenshots.shoot(console, "product-new");
        attributes(console);
        console.open("products");
        conflict(console);
        history(console);
    }

    /// Two imports and a deletion of the description.
    private void history(ConsolePage console) throws IOException {
        console.open("imports");
        console.choose(Files.writeString(files.resolve("acme-spring.csv"), """
                sku,name,description,price,Warranty
                CHR-00007,Slate chair,"Wool and linen, hand finished, with a removable cover",329.00,2 years
                """));
        console.see("Completed");
        console.choose(Files.writeString(files.resolve("acme-prices.csv"), "sku,price\nCHR-00007,3290.00\n"));
        console.page().getByText("Completed").nth(1).waitFor();
        console.open("products?sku=CHR-00007");
        button(console, "Edit CHR-00007").click();
        console.page().getByLabel("Price", new GetByLabelOptions().setExact(true)).fill("299");
        button(console, "Save").click();
        console.see("299.00");
        console.open("products/CHR-00007");
        console.see("3,290.00");
        ConsoleScreenshots.shoot(console, "product");
    }

    private static void attributes(ConsolePage console) {
        console.open("products?sku=CHR");
        button(console, "Columns…").click();
        console.page().getByLabel("Colour", new GetByLabelOptions().setExact(true)).check();
        console.page().getByLabel("Material", new GetByLabelOptions().setExact(true)).check();
        button(console, "Show").click();
        console.see("Graphite");
        ConsoleScreenshots.shoot(console, "products-attributes");
        button(console, "Edit CHR-00002").click();
        button(console, "All fields of this product").click();
        console.see("Add attribute");
        ConsoleScreenshots.shoot(console, "product-attributes");
    }

    private void conflict(ConsolePage console) {
        button(console, "Edit CHR-00002").click();
        console.page()
                .getByLabel("Name", new GetByLabelOptions().setExact(true))
                .fill("Pine chair, stackable");
        database.sql(
                        """
                        update product
                        set name = 'Pine armchair', price = 149, version = version + 1
                        where sku = 'CHR-00002'
                        """)
                .update();
        button(console, "Save").click();
        console.see("Another user changed this product");
        ConsoleScreenshots.shoot(console, "product-conflict");
    }

    private static Locator button(ConsolePage console, String name) {
        return console.page()
                .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }
}
