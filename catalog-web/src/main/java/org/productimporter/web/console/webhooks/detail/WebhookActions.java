package org.productimporter.web.console.webhooks.detail;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.util.function.Consumer;
import org.productimporter.web.console.kit.Ask;
import org.productimporter.web.console.kit.Attempt;
import org.productimporter.web.console.kit.Toast;
import org.productimporter.web.console.webhooks.WebhookForms;
import org.productimporter.web.console.webhooks.WebhookWords;
import org.productimporter.web.webhooks.Webhook;
import org.productimporter.web.webhooks.WebhookChange;
import org.productimporter.web.webhooks.Webhooks;

/// What can be done with a webhook as a whole.
final class WebhookActions extends Div {

    /// What the page does afterwards.
    ///
    /// @param changed gets the webhook as it is now
    /// @param switchedOn runs when it was off and is on
    /// @param deleted runs when it is gone
    record Then(Consumer<Webhook> changed, Runnable switchedOn, Runnable deleted) {}

    private final Webhooks webhooks;
    private final Then then;
    private Webhook shown;

    WebhookActions(Webhooks webhooks, Webhook webhook, Then then) {
        this.webhooks = webhooks;
        this.then = then;
        this.shown = webhook;
        addClassName("actions");
        addButtons();
    }

    /// Keeps the buttons as they are when nothing has changed for them, and with them the focus.
    void show(Webhook webhook) {
        var isOther = shown.enabled() != webhook.enabled();
        shown = webhook;
        if (isOther) {
            removeAll();
            addButtons();
        }
    }

    private void addButtons() {
        var delete = new Button("Delete", event -> delete());
        delete.addThemeVariants(ButtonVariant.ERROR, ButtonVariant.TERTIARY);
        var edit =
                new Button("Edit", event -> WebhookForms.change(webhooks, shown, then.changed()));
        var flip =
                shown.enabled()
                        ? new Button("Switch off", event -> flip(false))
                        : new Button("Switch on", event -> flip(true));
        if (!shown.enabled()) {
            flip.addThemeVariants(ButtonVariant.PRIMARY);
        }
        add(delete, edit, flip);
    }

    private void flip(boolean on) {
        var change = new WebhookChange(null, null, null, on, null);
        if (Attempt.to(() -> then.changed().accept(webhooks.change(shown.id(), change)))) {
            Toast.done(WebhookWords.name(shown) + (on ? " is on" : " is off"));
            if (on) {
                then.switchedOn().run();
            }
        }
    }

    private void delete() {
        Ask.before(
                "Delete " + WebhookWords.name(shown) + "?",
                "Its secret and the log of its deliveries are lost, and messages that wait are"
                        + " never sent.",
                "Delete",
                () -> {
                    if (Attempt.to(() -> webhooks.delete(shown.id()))) {
                        Toast.done(WebhookWords.name(shown) + " was deleted");
                        then.deleted().run();
                    }
                });
    }
}
