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

/// The buttons of a webhook page: delete, edit, enable and disable.
final class WebhookActionBar extends Div {

    /// Called after an action.
    ///
    /// @param changed gets the changed webhook
    /// @param enabled runs after a disabled webhook is enabled
    record Callbacks(Consumer<Webhook> changed, Runnable enabled, Runnable deleted) {}

    private final WebhookService webhooks;
    private final Callbacks callbacks;
    private Webhook webhook;

    WebhookActionBar(WebhookService webhooks, Webhook webhook, Callbacks callbacks) {
        this.webhooks = webhooks;
        this.callbacks = callbacks;
        this.webhook = webhook;
        addClassName("actions");
        addButtons();
    }

    /// Keeps the buttons, and with them the focus, if their state is unchanged.
    void show(Webhook changed) {
        var isOutdated = webhook.enabled() != changed.enabled();
        webhook = changed;
        if (isOutdated) {
            removeAll();
            addButtons();
        }
    }

    private void addButtons() {
        var delete = new Button("Delete", event -> delete());
        delete.addThemeVariants(ButtonVariant.ERROR, ButtonVariant.TERTIARY);
        var edit = new Button("Edit", event -> WebhookForm.edit(webhooks, webhook, callbacks.changed()));
        var toggle = new Button(webhook.enabled() ? "Disable" : "Enable", event -> toggle());
        if (!webhook.enabled()) {
            toggle.addThemeVariants(ButtonVariant.PRIMARY);
        }
        add(delete, edit, toggle);
    }

    private void toggle() {
        var enabled = !webhook.enabled();
        var change = WebhookChange.enabled(enabled);
        if (ActionFeedback.run(() -> callbacks.changed().accept(webhooks.change(webhook.id(), change)))) {
            Toasts.success(WebhookLabels.name(webhook) + (enabled ? " enabled" : " disabled"));
            if (enabled) {
                callbacks.enabled().run();
            }
        }
    }

    private void delete() {
        ConfirmationDialog.open("Delete " + WebhookLabels.name(webhook) + "?",
                "Its secret and delivery log are deleted, and pending deliveries are not sent. This cannot be undone.",
                "Delete", () -> {
                    if (ActionFeedback.run(() -> webhooks.delete(webhook.id()))) {
                        Toasts.success(WebhookLabels.name(webhook) + " deleted");
                        callbacks.deleted().run();
                    }
                });
    }
}
