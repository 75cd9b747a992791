package org.productimporter.web.webhooks.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.productimporter.web.ui.AsOperator;
import org.productimporter.web.ui.ViewTest;
import org.productimporter.web.webhooks.Webhook;
import org.productimporter.web.webhooks.testing.Receiver;
import org.productimporter.web.webhooks.ui.deliveries.DeliveryDialog;

@ViewTest
@AsOperator
class WebhookViewIT extends WebhooksPage {

    private Webhook open() {
        var webhook = insert("Shop");
        navigate(WebhookView.class, webhook.id());
        return webhook;
    }

    private String dialog() {
        return find(DeliveryDialog.class).single().getElement().getTextRecursively();
    }

    @Test
    void aTestShowsRequestResponseStatusAndTime() {
        open();

        press("Send test");

        see(() -> assertThat(text()).contains("✓Delivered").containsPattern("status 200 in \\d+ ms"));
        assertThat(text()).contains("POST " + receiver.url(), "webhook-signature", "webhook.ping")
                .contains("Status 200", "answer 200");
        assertThat(receiver.count()).isEqualTo(1);
        assertThat(rows()).isEmpty();
    }

    @Test
    void aTestThatIsNotAnsweredSaysWhyAndCanBeRepeated() {
        open();
        receiver.setManners(Receiver.status(500));
        press("Send test");
        see(() -> assertThat(text()).contains("✕Not delivered", "Status 500", "answer 500"));

        receiver.setManners(Receiver.reset());
        press("Send test");
        see(() -> assertThat(text()).contains("no answer", "Check the URL", "There was none."));
    }

    @Test
    void whatIsSentAppearsInTheLogAndOpensIntoItsAttempts() {
        open();
        assertThat(text()).contains("Nothing was sent yet");

        tell("product.updated");

        see(() -> assertThat(rows()).singleElement()
                .asString()
                .matches("product\\.updatedmsg_\\S+ \\| now \\| ✓Delivered \\| 200 \\| 1"));
        press("product.updated");
        assertThat(dialog()).contains("\"type\":\"product.updated\"", "\"data\":{\"id\":7}").contains("answer 200");
    }

    @Test
    void aMessageIsSentAgain() {
        open();
        tell("product.updated");
        see(() -> assertThat(rows()).singleElement().asString().endsWith("| 200 | 1"));

        press("Send again");

        see(() -> assertThat(rows()).singleElement().asString().endsWith("| 200 | 2"));
        assertThat(receiver.received().get(0).body()).isEqualTo(receiver.received().get(1).body());
    }

    @Test
    void aFailedMessageSaysWhyAndWhenItIsTriedAgain() {
        receiver.setManners(Receiver.status(503));
        open();

        tell("product.updated");

        see(() -> assertThat(rows()).singleElement()
                .asString()
                .matches(".*!Repeated.*503.* · (next at ..:..|due now).*\\| 503 \\| \\d+"));
        see(() -> assertThat(text()).contains("!Failing", "Messages are repeated for three days"));
    }

    @Test
    void theLogIsNarrowedByTheAddress() {
        var webhook = open();
        tell("product.updated");
        see(() -> assertThat(rows()).hasSize(1));

        UI.getCurrent()
                .navigate("webhooks/" + webhook.id(),
                        QueryParameters.simple(Map.of("state", "failed", "cursor", "nonsense")));
        assertThat(rows()).isEmpty();
        assertThat(text()).contains("No delivery is like that");

        UI.getCurrent().navigate("webhooks/" + webhook.id(), QueryParameters.simple(Map.of("state", "delivered")));
        assertThat(rows()).hasSize(1);
    }

    @Test
    void aLongLogIsTurnedPageByPage() {
        var webhook = open();
        set(webhook.id(), "enabled = false");
        database.sql("""
                with event as (
                    insert into webhook_event (type, data)
                    select 'product.updated', '{}' from generate_series(1, 25)
                    returning id
                )
                insert into webhook_delivery (webhook_id, event_id, state)
                select :webhook, id, 'failed' from event
                """).param("webhook", webhook.id()).update();
        navigate(WebhooksView.class);
        navigate(WebhookView.class, webhook.id());
        assertThat(rows()).hasSize(20).allMatch(row -> row.contains("✕Given up"));

        test(find(RouterLink.class).withText("Older").single()).click();

        assertThat(rows()).hasSize(5);
    }
}
