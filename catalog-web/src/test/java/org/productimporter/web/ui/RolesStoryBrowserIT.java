package org.productimporter.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
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
import org.springframework.jdbc.core.simple.JdbcClient;

/// A viewer opens all pages and tries all actions; an administrator is disabled.
@BrowserTest
@Timeout(180)
class RolesStoryBrowserIT {

    /// The buttons that a viewer has, by page.
    private static final Map<String, List<String>> BUTTONS = Map.of("imports", List.of(), "imports/1",
            List.of("Bad number", "Missing SKU"), "imports/2", List.of("Bad number", "Missing SKU"), "products",
            List.of("Columns…"), "jobs", List.of(), "jobs/instances", List.of(), "jobs/executions/1",
            List.of("Show log"), "jobs/executions/2", List.of("Show log"));

    private static final List<String> FORBIDDEN =
            List.of("jobs/clean-up", "operations", "nodes", "webhooks", "users", "tokens", "audit");

    @TempDir private Path folder;
    @LocalServerPort private int port;
    @Autowired private DataDirectory data;
    @Autowired private JdbcClient database;

    @Test
    void aViewerHasNoActionsThatChangeDataAndRestRejectsThem(@SignedInAs(ConsoleUsers.VIEWER) ConsolePage console)
            throws IOException {
        var administrator = Rest.administrator(port, data.root());
        console.open("imports");
        upload(administrator, "");
        console.see("Completed, 8 rejected");
        upload(administrator, "&max_rejected=1");
        console.see("Failed");
        assertThat(console.page().locator("vaadin-side-nav-item").allInnerTexts()).containsExactly("Imports",
                "Import profiles", "Products", "Jobs");
        BUTTONS.forEach((path, buttons) -> {
            console.open(path);
            console.page().locator("main h1").waitFor();
            assertThat(buttons(console)).as(path).containsExactlyElementsOf(buttons);
        });
        assertThat(console.errors()).isEmpty();

        for (var path : FORBIDDEN) {
            console.visit(path);
            console.see("Page not found");
        }
        restRejectsChanges(administrator);
    }

    /// By SQL, as on another node.
    @Test
    void theOpenPageOfADisabledAdministratorShowsTheSignIn(@SignedInAs(ConsoleUsers.ADMIN) ConsolePage console) {
        console.open("tokens");
        console.button("New token").click();
        console.field("Name").fill("mine");
        database.sql("update app_user set enabled = false, version = version + 1 where name = 'admin'").update();
        try {
            console.page().waitForURL(url -> url.endsWith("/login"), new Page.WaitForURLOptions().setTimeout(5_000));
            console.see("Sign in to continue");
            console.signIn(ConsoleUsers.VIEWER);
        } finally {
            database.sql("update app_user set enabled = true where name = 'admin'").update();
        }
    }

    private void upload(Rest rest, String options) throws IOException {
        rest.csv("/api/imports?file_name=products.csv" + options,
                BodyPublishers.ofFile(ProductFiles.withInvalidRows(folder, 400)), Map.of());
    }

    private static List<String> buttons(ConsolePage console) {
        return console.page()
                .locator("main")
                .locator("button, vaadin-button")
                .all()
                .stream()
                .filter(Locator::isVisible)
                .map(button -> button.getAttribute("aria-label") == null ? button.innerText()
                        : button.getAttribute("aria-label"))
                .toList();
    }

    /// A token of the viewer has no more permissions than the viewer, whatever its scopes are.
    private void restRejectsChanges(Rest administrator) {
        var token = administrator.json("/api/tokens", """
                {"name": "mine", "owner": "viewer", "scopes": ["admin"]}
                """);
        var viewer = new Rest(port, token.json().path("secret").asString());
        var before = catalogueAndImports();
        assertThat(viewer.get("/api/imports/2").status()).isEqualTo(200);
        var product = "/api/products/" + database.sql("select min(id) from product").query(Long.class).single();

        assertThat(viewer.csv("/api/imports", "sku\nA\n", Map.of()).status()).isEqualTo(403);
        assertThat(viewer.post("/api/imports/2/restart").status()).isEqualTo(403);
        assertThat(viewer.delete("/api/imports/1").status()).isEqualTo(403);
        assertThat(viewer.post("/api/jobs/executions/2/restart").status()).isEqualTo(403);
        assertThat(viewer.post("/api/jobs/executions/2/abandon").status()).isEqualTo(403);
        assertThat(viewer.post("/api/jobs/executions/stop").status()).isEqualTo(403);
        assertThat(viewer.patch(product, "{\"name\": \"Mine\"}").status()).isEqualTo(403);
        assertThat(viewer.delete(product).status()).isEqualTo(403);
        assertThat(viewer.json("/api/products/bulk-delete", "{\"all\": true}").status()).isEqualTo(403);
        for (var forbidden : List.of("/api/webhooks", "/api/users", "/api/tokens", "/api/audit")) {
            assertThat(viewer.get(forbidden).status()).as(forbidden).isEqualTo(403);
        }
        assertThat(catalogueAndImports()).isEqualTo(before);
    }

    private String catalogueAndImports() {
        return database.sql("""
                select (select count(*) || ' ' || string_agg(distinct name, ' ') from product)
                    || (select string_agg(state, ' ' order by id) from import)
                """).query(String.class).single();
    }
}
