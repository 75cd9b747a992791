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
import org.productimporter.web.webhooks.WebhookEventService;
import org.productimporter.web.webhooks.WebhookService;
import org.productimporter.web.webhooks.testing.Receiver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// The pages of webhooks as their tests use them, and a receiver that answers 200.
@TestPropertySource(properties = {"product.importer.webhooks.allow-http=true",
        "product.importer.webhooks.ports=1-65535", "product.importer.webhooks.allowed-internal=127.0.0.1"})
public abstract class WebhooksPage extends BrowserlessViewTest {

    private static final SystemActor SOMEBODY = SystemActor.of("test", Scope.WEBHOOKS_MANAGE);

    @Autowired protected JdbcClient database;
    @Autowired protected WebhookService webhooks;
    @Autowired protected WebhookEventService news;
    protected final Receiver receiver = new Receiver(Receiver.ok());

    @BeforeEach
    void clear() {
        for (var table : List.of("webhook", "webhook_event", "webhook_attempt")) {
            database.sql("delete from " + table).update();
        }
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    /// Makes an endpoint that wants `product.updated` and the start of imports.
    protected Webhook insert(String description) {
        return SOMEBODY.call(() -> webhooks
                .create(new WebhookChange(receiver.url(), description, List.of("product.updated", "import.started"),
                        true, "batch"))
                .webhook());
    }

    /// Owes a message to whoever wants it.
    protected void tell(String type) {
        database.sql("select publish_event(:type, '{\"id\":7}')").param("type", type).query((_, _) -> type).single();
    }

    protected void set(long webhook, String what) {
        database.sql("update webhook set " + what + " where id = :id").param("id", webhook).update();
    }

    protected String text() {
        return getCurrentView().getElement().getTextRecursively();
    }

    /// Lines of tables, without what can be done with them.
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

    protected void press(String words) {
        test(find(Button.class).withText(words).single()).click();
    }

    protected void type(String label, String value) {
        test(find(TextField.class).withLabel(label).single()).setValue(value);
    }

    /// Waits for what another thread brings to the page; who looks for a component lets it in.
    protected void see(ThrowingRunnable seen) {
        Awaitility.await().pollInSameThread().untilAsserted(() -> {
            find(Main.class).single();
            seen.run();
        });
    }
}
