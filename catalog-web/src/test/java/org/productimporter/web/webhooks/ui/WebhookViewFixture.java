package org.productimporter.web.webhooks.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.productimporter.web.security.Scope;
import org.productimporter.web.security.SystemActor;
import org.productimporter.web.ui.BrowserlessViewTest;
import org.productimporter.web.webhooks.Webhook;
import org.productimporter.web.webhooks.WebhookChange;
import org.productimporter.web.webhooks.WebhookService;
import org.productimporter.web.webhooks.WebhookUpdateService;
import org.productimporter.web.webhooks.testing.TestWebhookServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// The pages of webhooks as their tests use them, and a server that responds with status 200.
@TestPropertySource(properties = {"product.importer.webhooks.allow-http=true",
        "product.importer.webhooks.ports=1-65535", "product.importer.webhooks.allowed-internal=127.0.0.1"})
public abstract class WebhookViewFixture extends BrowserlessViewTest {

    private static final SystemActor TEST_TASK = SystemActor.of("test", Scope.WEBHOOKS_MANAGE);

    @Autowired protected JdbcClient database;
    @Autowired protected WebhookService webhooks;
    @Autowired protected WebhookUpdateService updates;
    protected final TestWebhookServer server = new TestWebhookServer(TestWebhookServer.ok());

    @BeforeEach
    void clear() {
        for (var table : List.of("webhook", "webhook_event", "webhook_attempt")) {
            database.sql("delete from " + table).update();
        }
    }

    @AfterEach
    void close() {
        server.close();
    }

    /// Creates a webhook for `product.updated` and `import.started`.
    protected Webhook insert(String description) {
        return TEST_TASK
                .call(() -> webhooks
                        .create(new WebhookChange(server.url(), description,
                                List.of("product.updated", "import.started"), true, "batch"))
                        .webhook());
    }

    /// Publishes an event to the subscribed webhooks.
    protected void publishEvent(String type) {
        database.sql("select publish_event(:type, '{\"id\":7}')").param("type", type).query((_, _) -> type).single();
    }

    protected void update(long webhook, String assignments) {
        database.sql("update webhook set " + assignments + " where id = :id").param("id", webhook).update();
    }

    protected String text() {
        return getCurrentView().getElement().getTextRecursively();
    }

    /// The rows of all tables, without the column of actions.
    protected List<String> rows() {
        return find(NativeTableRow.class).all()
                .stream()
                .filter(row -> !row.getDataCells().isEmpty())
                .map(row -> String.join(" | ",
                        row.getDataCells()
                                .stream()
                                .limit(row.getDataCells().size() - 1L)
                                .map(cell -> cell.getElement().getTextRecursively())
                                .toList()))
                .toList();
    }

    protected void press(String text) {
        test(find(Button.class).withText(text).single()).click();
    }

    protected void type(String label, String value) {
        test(find(TextField.class).withLabel(label).single()).setValue(value);
    }

    /// Waits for an update of the page from another thread. Finding a component lets pending updates run.
    protected void see(ThrowingRunnable assertion) {
        Awaitility.await().pollInSameThread().untilAsserted(() -> {
            find(Main.class).single();
            assertion.run();
        });
    }
}
