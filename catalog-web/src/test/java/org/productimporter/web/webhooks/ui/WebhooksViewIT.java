package org.productimporter.web.webhooks.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.TextField;
import org.junit.jupiter.api.Test;
import org.productimporter.web.ui.AsEditor;
import org.productimporter.web.ui.AsOperator;
import org.productimporter.web.ui.ViewTest;
import org.springframework.security.access.AccessDeniedException;

@ViewTest
@AsOperator
class WebhooksViewIT extends WebhookViewFixture {

    private void open() {
        UI.getCurrent().navigate("webhooks");
    }

    @Test
    void aWebhookIsCreatedAndItsSecretShownOnce() {
        open();
        assertThat(text()).contains("No webhooks yet", "Create a webhook to notify another system");
        press("New webhook");
        type("URL", "example");
        press("Create");
        var url = find(TextField.class).withLabel("URL").single();
        assertThat(url.getErrorMessage()).startsWith("URL has no valid host");

        type("URL", server.url());
        type("Description", "Shop search");
        press("Create");

        var secret = find(TextField.class).withLabel("Secret").single();
        assertThat(secret.isReadOnly()).isTrue();
        assertThat(secret.getValue()).startsWith("whsec_");
        press("Done");
        assertThat(getCurrentView()).isInstanceOf(WebhookView.class);
        assertThat(find(TextField.class).all()).isEmpty();
        assertThat(text()).contains("Shop search", server.url(), "all events").doesNotContain("whsec_");
    }

    @Test
    void theListShowsTheStateOfEachWebhook() {
        insert("Shop");
        var failing = insert("");
        var disabled = insert("Search");
        update(failing.id(), "failures = 3, failing_since = clock_timestamp()");
        update(disabled.id(), "enabled = false, disabled_reason = 'the server answered 410 Gone'");
        database.sql("""
                insert into webhook_delivery (webhook_id, event_id, state)
                select id, uuidv7(), case when n < 3 then 'delivered' else 'failed' end
                from webhook, generate_series(1, 3) n
                where description = 'Shop'
                """).update();

        open();

        assertThat(rows()).containsExactly(
                "Shop%s | product.updated, import.startedImports: changed products, up to 100 per message | 2 delivered · 1 failed | ✓Enabled"
                        .formatted(server.url()),
                "127.0.0.1%s | product.updated, import.startedImports: changed products, up to 100 per message | none yet | !Failing3 attempts, started just now"
                        .formatted(server.url()),
                "Search%s | product.updated, import.startedImports: changed products, up to 100 per message | none yet | ○Disabledthe server answered 410 Gone"
                        .formatted(server.url()));
    }

    @Test
    void aWebhookIsDisabledAndEnabledInTheList() {
        var webhook = insert("Shop");
        open();

        press("Disable");
        assertThat(webhooks.find(webhook.id()).enabled()).isFalse();
        assertThat(rows()).singleElement().asString().contains("○Disabledswitched off by");

        press("Enable");
        assertThat(webhooks.find(webhook.id()).enabled()).isTrue();
        assertThat(rows()).singleElement().asString().endsWith("✓Enabled");
    }

    @Test
    void changesOfOthersAppear() {
        var webhook = insert("Shop");
        open();
        assertThat(rows()).singleElement().asString().contains("none yet");

        publishEvent("product.updated");
        see(() -> assertThat(rows()).singleElement().asString().contains("1 delivered"));

        update(webhook.id(), "description = 'Shop search'");
        see(() -> assertThat(rows()).singleElement().asString().startsWith("Shop search"));
    }

    @Test
    void leavingThePageEndsTheSubscription() {
        open();
        assertThat(updates.subscribers()).isEqualTo(1);

        UI.getCurrent().navigate("imports");

        assertThat(updates.subscribers()).isZero();
    }

    @Test
    @AsEditor
    void withoutTheScopeThePageAndTheServiceAreRefused() {
        open();

        assertThat((Component) getCurrentView()).isNotInstanceOf(WebhooksView.class);
        assertThatThrownBy(() -> webhooks.list()).isInstanceOf(AccessDeniedException.class);
    }
}
