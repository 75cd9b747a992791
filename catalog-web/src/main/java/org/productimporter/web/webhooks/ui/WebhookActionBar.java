package org.productimporter.web.webhooks.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.util.function.Consumer;
import org.productimporter.web.ui.kit.ActionFeedback;
import org.productimporter.web.ui.kit.ConfirmationDialog;
import org.productimporter.web.ui.kit.Toasts;
import org.productimporter.web.webhooks.Webhook;
import org.productimporter.web.webhooks.WebhookChange;
import org.productimporter.web.webhooks.WebhookService;

/// What can be done with a webhook as a whole.
final class WebhookActionBar extends Div {

    /// What the page does afterwards.
    ///
    /// @param changed gets the webhook as it is now
    /// @param switchedOn runs when it was off and is on
    /// @param deleted runs when it is gone
    record Then(Consumer<Webhook> changed, Runnable switchedOn, Runnable deleted) {}

    private final WebhookService webhooks;
    private final Then then;
    private Webhook shown;

    WebhookActionBar(WebhookService webhooks, Webhook webhook, Then then) {
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
        var edit = new Button("Edit", event -> WebhookForms.change(webhooks, shown, then.changed()));
        var flip = shown.enabled() ? new Button("Switch off", event -> flip(false))
                : new Button("Switch on", event -> flip(true));
        if (!shown.enabled()) {
            flip.addThemeVariants(ButtonVariant.PRIMARY);
        }
        add(delete, edit, flip);
    }

    private void flip(boolean on) {
        var change = new WebhookChange(null, null, null, on, null);
        if (ActionFeedback.run(() -> then.changed().accept(webhooks.change(shown.id(), change)))) {
            Toasts.success(WebhookLabels.name(shown) + (on ? " is on" : " is off"));
            if (on) {
                then.switchedOn().run();
            }
        }
    }

    private void delete() {
        ConfirmationDialog.open("Delete " + WebhookLabels.name(shown) + "?",
                "Its secret and the log of its deliveries are lost, and messages that wait are" + " never sent.",
                "Delete", () -> {
                    if (ActionFeedback.run(() -> webhooks.delete(shown.id()))) {
                        Toasts.success(WebhookLabels.name(shown) + " was deleted");
                        then.deleted().run();
                    }
                });
    }
}
