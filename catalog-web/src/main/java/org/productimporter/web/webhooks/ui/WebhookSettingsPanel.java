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

/// How a webhook is set, and its secret, which is never shown but can be made anew.
final class WebhookSettingsPanel extends Div {

    private final WebhookService webhooks;
    private final Times times;
    private final Consumer<Webhook> changed;
    private final ErrorMessageLine problem = new ErrorMessageLine();
    private final DescriptionList facts = new DescriptionList();
    private Webhook shown;

    /// @param changed gets the webhook after its secret was made anew
    WebhookSettingsPanel(WebhookService webhooks, Webhook webhook, Times times, Consumer<Webhook> changed) {
        this.webhooks = webhooks;
        this.times = times;
        this.changed = changed;
        this.shown = webhook;
        facts.addClassName("facts");
        var rotate = new Button("Make new secret…", event -> rotate());
        rotate.addThemeVariants(ButtonVariant.SMALL);
        var card = Card.titled("Settings", rotate);
        card.add(facts, problem);
        add(card);
    }

    void show(Webhook webhook) {
        shown = webhook;
        facts.removeAll();
        put("Told of", WebhookLabels.events(webhook));
        put("During imports", WebhookLabels.bulk(webhook));
        put("Secret", secret(webhook));
        var made = times.full(webhook.createdAt());
        var lastChanged = times.full(webhook.updatedAt());
        put("Made", made);
        if (!lastChanged.equals(made)) {
            put("Changed", lastChanged);
        }
    }

    private void put(String term, String value) {
        facts.add(new DescriptionList.Term(term), new DescriptionList.Description(value));
    }

    private String secret(Webhook webhook) {
        var until = webhook.previousSecretUntil();
        return until == null ? "signs each message; it was shown when it was made"
                : "a new one signs each message; the one before it too, until " + times.full(until);
    }

    private void rotate() {
        ConfirmationDialog.open("Make a new secret?",
                "For 24 hours messages are signed with the old one as well, so that receivers can" + " change over."
                        + (shown.previousSecretUntil() == null ? "" : " The one before the old one ends at once."),
                "Make new secret", () -> problem.run(this::rotateNow));
    }

    private void rotateNow() {
        var created = webhooks.rotateSecret(shown.id());
        SecretDialog
                .open("The new secret of " + WebhookLabels.name(shown),
                        "It is shown this once. The old one signs as well for 24 hours; put this one into"
                                + " the receiver until then.",
                        created.secret(), () -> changed.accept(created.webhook()));
    }
}
