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
class WebhooksViewIT extends WebhooksPage {

    private void open() {
        UI.getCurrent().navigate("webhooks");
    }

    @Test
    void aWebhookIsMadeAndItsSecretShownOnce() {
        open();
        assertThat(text()).contains("No webhook yet", "Make one to tell another system");
        press("New webhook");
        type("URL", "shop.example");
        press("Create");
        var url = find(TextField.class).withLabel("URL").single();
        assertThat(url.getErrorMessage()).startsWith("URL has no host that can be read");

        type("URL", receiver.url());
        type("Description", "Shop search");
        press("Create");

        var secret = find(TextField.class).withLabel("Secret").single();
        assertThat(secret.isReadOnly()).isTrue();
        assertThat(secret.getValue()).startsWith("whsec_");
        press("I have copied it");
        assertThat(getCurrentView()).isInstanceOf(WebhookView.class);
        assertThat(find(TextField.class).all()).isEmpty();
        assertThat(text()).contains("Shop search", receiver.url(), "all events").doesNotContain("whsec_");
    }

    @Test
    void theListTellsHowEachWebhookDoes() {
        insert("Shop");
        var dead = insert("");
        var off = insert("Search");
        set(dead.id(), "failures = 3, failing_since = clock_timestamp()");
        set(off.id(), "enabled = false, disabled_reason = 'the endpoint answered 410 Gone'");
        database.sql("""
                insert into webhook_delivery (webhook_id, event_id, state)
                select id, uuidv7(), case when n < 3 then 'delivered' else 'failed' end
                from webhook, generate_series(1, 3) n
                where description = 'Shop'
                """).update();

        open();

        assertThat(rows()).containsExactly(
                "Shop%s | product.updated, import.startedimports: changed products, 100 a message | 2 delivered · 1 given up | ✓On"
                        .formatted(receiver.url()),
                "127.0.0.1%s | product.updated, import.startedimports: changed products, 100 a message | none yet | !Failing3 attempts in a row failed, since now"
                        .formatted(receiver.url()),
                "Search%s | product.updated, import.startedimports: changed products, 100 a message | none yet | ○Offthe endpoint answered 410 Gone"
                        .formatted(receiver.url()));
    }

    @Test
    void aWebhookIsSwitchedOffAndOnInTheList() {
        var webhook = insert("Shop");
        open();

        press("Switch off");
        assertThat(webhooks.find(webhook.id()).enabled()).isFalse();
        assertThat(rows()).singleElement().asString().contains("○Offswitched off by");

        press("Switch on");
        assertThat(webhooks.find(webhook.id()).enabled()).isTrue();
        assertThat(rows()).singleElement().asString().endsWith("✓On");
    }

    @Test
    void whatOthersDoIsSeenWithoutAsking() {
        var webhook = insert("Shop");
        open();
        assertThat(rows()).singleElement().asString().contains("none yet");

        tell("product.updated");
        see(() -> assertThat(rows()).singleElement().asString().contains("1 delivered"));

        set(webhook.id(), "description = 'Shop search'");
        see(() -> assertThat(rows()).singleElement().asString().startsWith("Shop search"));
    }

    @Test
    void leavingThePageEndsTheListening() {
        open();
        assertThat(news.watchers()).isEqualTo(1);

        UI.getCurrent().navigate("imports");

        assertThat(news.watchers()).isZero();
    }

    @Test
    @AsEditor
    void whoMayNotManageWebhooksIsShownNothingAndTheDoorRefuses() {
        open();

        assertThat((Component) getCurrentView()).isNotInstanceOf(WebhooksView.class);
        assertThatThrownBy(() -> webhooks.list()).isInstanceOf(AccessDeniedException.class);
    }
}
