package org.productimporter.web.webhooks.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.textfield.TextField;
import org.junit.jupiter.api.Test;
import org.productimporter.web.ui.AsEditor;
import org.productimporter.web.ui.AsOperator;
import org.productimporter.web.ui.ViewTest;
import org.productimporter.web.webhooks.Webhook;

@ViewTest
@AsOperator
class WebhookActionsIT extends WebhookViewFixture {

    private Webhook open() {
        var webhook = insert("Shop");
        navigate(WebhookView.class, webhook.id());
        return webhook;
    }

    @Test
    void redeliveryIsOfferedOnlyWhileEnabled() {
        var webhook = open();
        publishEvent("product.updated");
        see(() -> assertThat(rows()).hasSize(1));
        assertThat(find(Button.class).withText("Resend").all()).hasSize(1);

        press("Disable");

        assertThat(find(Button.class).withText("Resend").all()).isEmpty();
        assertThat(find(Button.class).withText("Replay since…").all()).isEmpty();
        assertThat(text()).contains("○Disabledswitched off by", "Nothing is sent");
        assertThat(webhooks.find(webhook.id()).enabled()).isFalse();
    }

    @Test
    void enablingOffersAReplay() {
        var webhook = open();
        press("Disable");
        publishEvent("product.updated");
        assertThat(server.count()).isZero();

        press("Enable");
        assertThat(find(DateTimePicker.class).withLabel("Since").single().getValue()).isNotNull();
        press("Replay");

        see(() -> assertThat(rows()).singleElement().asString().endsWith("| 200 | 1"));
        assertThat(webhooks.find(webhook.id()).enabled()).isTrue();
    }

    @Test
    void aRotatedSecretIsShownOnce() {
        var webhook = open();
        press("Rotate secret…");
        test(find(ConfirmDialog.class).single()).confirm();

        assertThat(find(TextField.class).withLabel("Secret").single().getValue()).startsWith("whsec_");
        press("Done");

        assertThat(text()).contains("the previous secret also signs until").doesNotContain("whsec_");
        assertThat(webhooks.find(webhook.id()).previousSecretUntil()).isNotNull();
    }

    @Test
    void aWebhookIsEditedAndAnErrorAppearsAtItsField() {
        var webhook = open();
        press("Edit");
        type("URL", "http://127.0.0.1:1/#top");
        press("Save");
        assertThat(find(TextField.class).withLabel("URL").single().getErrorMessage())
                .isEqualTo("URL has a fragment (#), which is never sent");

        type("URL", server.url() + "2");
        type("Description", "Search");
        press("Save");

        assertThat(text()).contains("Search", server.url() + "2");
        assertThat(webhooks.find(webhook.id()).eventTypes()).containsExactlyInAnyOrder("product.updated",
                "import.started");
    }

    @Test
    void deletionAsksFirstAndOpensTheList() {
        open();
        press("Delete");
        assertThat(webhooks.list()).hasSize(1);

        test(find(ConfirmDialog.class).single()).confirm();

        assertThat(webhooks.list()).isEmpty();
        assertThat(getCurrentView()).isInstanceOf(WebhooksView.class);
    }

    @Test
    void thePageOfADeletedWebhookOpensTheList() {
        var webhook = open();

        database.sql("delete from webhook where id = :id").param("id", webhook.id()).update();

        see(() -> assertThat((Component) getCurrentView()).isInstanceOf(WebhooksView.class));
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
    void withoutTheScopeThePageIsRefused() {
        UI.getCurrent().navigate("webhooks/" + insert("Shop").id());

        assertThat((Component) getCurrentView()).isNotInstanceOf(WebhookView.class);
    }
}
