package org.productimporter.web.webhooks.ui.deliveries;

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
import org.productimporter.web.webhooks.ui.WebhookView;
import org.productimporter.web.webhooks.ui.WebhooksPage;
import org.productimporter.web.webhooks.ui.WebhooksView;

@ViewTest
@AsOperator
class WebhookChangesViewIT extends WebhooksPage {

    private Webhook open() {
        var webhook = insert("Shop");
        navigate(WebhookView.class, webhook.id());
        return webhook;
    }

    @Test
    void onlyWhatWouldBeAcceptedIsOffered() {
        var webhook = open();
        tell("product.updated");
        see(() -> assertThat(rows()).hasSize(1));
        assertThat(find(Button.class).withText("Send again").all()).hasSize(1);

        press("Switch off");

        assertThat(find(Button.class).withText("Send again").all()).isEmpty();
        assertThat(find(Button.class).withText("Replay since…").all()).isEmpty();
        assertThat(text()).contains("○Offswitched off by", "Nothing is sent");
        assertThat(webhooks.find(webhook.id()).enabled()).isFalse();
    }

    @Test
    void whoSwitchesOnIsAskedWhatToReplay() {
        var webhook = open();
        press("Switch off");
        tell("product.updated");
        assertThat(receiver.count()).isZero();

        press("Switch on");
        assertThat(find(DateTimePicker.class).withLabel("Since").single().getValue()).isNotNull();
        press("Replay");

        see(() -> assertThat(rows()).singleElement().asString().endsWith("| 200 | 1"));
        assertThat(webhooks.find(webhook.id()).enabled()).isTrue();
    }

    @Test
    void theSecretIsMadeAnewAndShownOnce() {
        var webhook = open();
        press("Make new secret…");
        test(find(ConfirmDialog.class).single()).confirm();

        assertThat(find(TextField.class).withLabel("Secret").single().getValue()).startsWith("whsec_");
        press("I have copied it");

        assertThat(text()).contains("the one before it too, until").doesNotContain("whsec_");
        assertThat(webhooks.find(webhook.id()).previousSecretUntil()).isNotNull();
    }

    @Test
    void aWebhookIsChangedAndWhatIsWrongStandsAtItsField() {
        var webhook = open();
        press("Edit");
        type("URL", "http://127.0.0.1:1/#top");
        press("Save");
        assertThat(find(TextField.class).withLabel("URL").single().getErrorMessage())
                .isEqualTo("URL has a fragment (#), which is never sent");

        type("URL", receiver.url() + "2");
        type("Description", "Search");
        press("Save");

        assertThat(text()).contains("Search", receiver.url() + "2");
        assertThat(webhooks.find(webhook.id()).eventTypes()).containsExactlyInAnyOrder("product.updated",
                "import.started");
    }

    @Test
    void deletingAsksFirstAndLeadsBackToTheList() {
        open();
        press("Delete");
        assertThat(webhooks.list()).hasSize(1);

        test(find(ConfirmDialog.class).single()).confirm();

        assertThat(webhooks.list()).isEmpty();
        assertThat(getCurrentView()).isInstanceOf(WebhooksView.class);
    }

    @Test
    void whoLooksAtAWebhookThatIsDeletedIsLedBack() {
        var webhook = open();

        database.sql("delete from webhook where id = :id").param("id", webhook.id()).update();

        see(() -> assertThat((Component) getCurrentView()).isInstanceOf(WebhooksView.class));
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
    void whoMayNotManageWebhooksIsShownNothing() {
        UI.getCurrent().navigate("webhooks/" + insert("Shop").id());

        assertThat((Component) getCurrentView()).isNotInstanceOf(WebhookView.class);
    }
}
