package org.productimporter.web.webhooks.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import java.util.function.Consumer;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.ConfirmationDialog;
import org.productimporter.web.ui.kit.ErrorMessageLine;
import org.productimporter.web.webhooks.Webhook;
import org.productimporter.web.webhooks.WebhookService;

/// The settings of a webhook, and the rotation of its secret.
final class WebhookSettingsPanel extends Div {

    private final WebhookService webhooks;
    private final Times times;
    private final Consumer<Webhook> onRotated;
    private final ErrorMessageLine error = new ErrorMessageLine();
    private final DescriptionList settings = new DescriptionList();
    private Webhook webhook;

    /// @param onRotated gets the webhook after its secret was rotated
    WebhookSettingsPanel(WebhookService webhooks, Webhook webhook, Times times, Consumer<Webhook> onRotated) {
        this.webhooks = webhooks;
        this.times = times;
        this.onRotated = onRotated;
        this.webhook = webhook;
        settings.addClassName("facts");
        var rotate = new Button("Rotate secret…", event -> confirmRotation());
        rotate.addThemeVariants(ButtonVariant.SMALL);
        var card = Card.titled("Settings", rotate);
        card.add(settings, error);
        add(card);
    }

    void show(Webhook changed) {
        webhook = changed;
        settings.removeAll();
        add("Events", WebhookLabels.events(webhook));
        add("During imports", WebhookLabels.importEvents(webhook));
        add("Secret", secret());
        var createdAt = times.full(webhook.createdAt());
        var updatedAt = times.full(webhook.updatedAt());
        add("Created", createdAt);
        if (!updatedAt.equals(createdAt)) {
            add("Changed", updatedAt);
        }
    }

    private void add(String term, String value) {
        settings.add(new DescriptionList.Term(term), new DescriptionList.Description(value));
    }

    private String secret() {
        var until = webhook.previousSecretUntil();
        return until == null ? "signs each message; shown only at its creation"
                : "signs each message; the previous secret also signs until " + times.full(until);
    }

    private void confirmRotation() {
        ConfirmationDialog.open("Rotate the secret?",
                "Messages are also signed with the current secret for 24 hours, so that you can update the receiving"
                        + " system."
                        + (webhook.previousSecretUntil() == null ? "" : " The older secret expires immediately."),
                "Rotate secret", () -> error.run(this::rotate));
    }

    private void rotate() {
        var created = webhooks.rotateSecret(webhook.id());
        SecretDialog.open("New secret of " + WebhookLabels.name(webhook),
                "Messages are also signed with the previous secret for 24 hours; update the receiving system until"
                        + " then.",
                created.secret(), () -> onRotated.accept(created.webhook()));
    }
}
