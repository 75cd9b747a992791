package org.productimporter.web.webhooks.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.productimporter.web.ui.AsOperator;
import org.productimporter.web.ui.ViewTest;
import org.productimporter.web.webhooks.Webhook;
import org.productimporter.web.webhooks.testing.TestWebhookServer;

@ViewTest
@AsOperator
class WebhookViewIT extends WebhookViewFixture {

    private Webhook open() {
        var webhook = insert("Shop");
        navigate(WebhookView.class, webhook.id());
        return webhook;
    }

    private String dialog() {
        return find(Dialog.class).single().getElement().getTextRecursively();
    }

    @Test
    void aTestShowsRequestResponseStatusAndTime() {
        open();

        press("Send test");

        see(() -> assertThat(text()).contains("✓Delivered").containsPattern("status 200 in \\d+ ms"));
        assertThat(text()).contains("POST " + server.url(), "webhook-signature", "webhook.ping")
                .contains("Status 200", "answer 200");
        assertThat(server.count()).isEqualTo(1);
        assertThat(rows()).isEmpty();
    }

    @Test
    void aFailedTestShowsTheReasonAndCanBeRepeated() {
        open();
        server.setBehaviour(TestWebhookServer.status(500));
        press("Send test");
        see(() -> assertThat(text()).contains("✕Not delivered", "Status 500", "answer 500"));

        server.setBehaviour(TestWebhookServer.reset());
        press("Send test");
        see(() -> assertThat(text()).contains("no response", "Check the URL", "No response"));
    }

    @Test
    void aDeliveryAppearsInTheLogAndOpensWithItsAttempts() {
        open();
        assertThat(text()).contains("No deliveries yet");

        publishEvent("product.updated");

        see(() -> assertThat(rows()).singleElement()
                .asString()
                .matches("product\\.updatedmsg_\\S+ \\| now \\| ✓Delivered \\| 200 \\| 1"));
        press("product.updated");
        assertThat(dialog()).contains("\"type\":\"product.updated\"", "\"data\":{\"id\":7}").contains("answer 200");
    }

    @Test
    void aDeliveryIsResent() {
        open();
        publishEvent("product.updated");
        see(() -> assertThat(rows()).singleElement().asString().endsWith("| 200 | 1"));

        press("Resend");

        see(() -> assertThat(rows()).singleElement().asString().endsWith("| 200 | 2"));
        assertThat(server.received().get(0).body()).isEqualTo(server.received().get(1).body());
    }

    @Test
    void aFailedDeliveryShowsTheErrorAndTheTimeOfTheRetry() {
        server.setBehaviour(TestWebhookServer.status(503));
        open();

        publishEvent("product.updated");

        see(() -> assertThat(rows()).singleElement()
                .asString()
                .matches(".*!Retrying (at ..:..|now).*503 \\| 503 \\| \\d+"));
        see(() -> assertThat(text()).contains("!Failing", "Deliveries are retried for three days"));
    }

    @Test
    void theAddressFiltersTheLog() {
        var webhook = open();
        publishEvent("product.updated");
        see(() -> assertThat(rows()).hasSize(1));

        UI.getCurrent()
                .navigate("webhooks/" + webhook.id(),
                        QueryParameters.simple(Map.of("state", "failed", "cursor", "nonsense")));
        assertThat(rows()).isEmpty();
        assertThat(text()).contains("No deliveries match this filter");

        UI.getCurrent().navigate("webhooks/" + webhook.id(), QueryParameters.simple(Map.of("state", "delivered")));
        assertThat(rows()).hasSize(1);
    }

    @Test
    void aLongLogHasPages() {
        var webhook = open();
        update(webhook.id(), "enabled = false");
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
        assertThat(rows()).hasSize(20).allMatch(row -> row.contains("✕Failed"));

        test(find(RouterLink.class).withText("Older").single()).click();

        assertThat(rows()).hasSize(5);
    }
}
