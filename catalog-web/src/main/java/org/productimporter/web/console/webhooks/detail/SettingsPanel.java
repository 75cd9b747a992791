package org.productimporter.web.console.webhooks.detail;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import java.util.function.Consumer;
import org.productimporter.web.console.kit.Ask;
import org.productimporter.web.console.kit.Card;
import org.productimporter.web.console.kit.ProblemLine;
import org.productimporter.web.console.kit.Times;
import org.productimporter.web.console.webhooks.SecretDialog;
import org.productimporter.web.console.webhooks.WebhookWords;
import org.productimporter.web.webhooks.Webhook;
import org.productimporter.web.webhooks.Webhooks;

/// How a webhook is set, and its secret, which is never shown but can be made anew.
final class SettingsPanel extends Div {

    private final Webhooks webhooks;
    private final Times times;
    private final Consumer<Webhook> changed;
    private final ProblemLine problem = new ProblemLine();
    private final DescriptionList facts = new DescriptionList();
    private Webhook shown;

    /// @param changed gets the webhook after its secret was made anew
    SettingsPanel(Webhooks webhooks, Webhook webhook, Times times, Consumer<Webhook> changed) {
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
        put("Told of", WebhookWords.events(webhook));
        put("During imports", WebhookWords.bulk(webhook));
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
        return until == null
                ? "signs each message; it was shown when it was made"
                : "a new one signs each message; the one before it too, until " + times.full(until);
    }

    private void rotate() {
        Ask.before(
                "Make a new secret?",
                "For 24 hours messages are signed with the old one as well, so that receivers can"
                        + " change over."
                        + (shown.previousSecretUntil() == null
                                ? ""
                                : " The one before the old one ends at once."),
                "Make new secret",
                () -> problem.attempt(this::rotateNow));
    }

    private void rotateNow() {
        var created = webhooks.rotateSecret(shown.id());
        SecretDialog.open(
                "The new secret of " + WebhookWords.name(shown),
                "It is shown this once. The old one signs as well for 24 hours; put this one into"
                        + " the receiver until then.",
                created.secret(),
                () -> changed.accept(created.webhook()));
    }
}
