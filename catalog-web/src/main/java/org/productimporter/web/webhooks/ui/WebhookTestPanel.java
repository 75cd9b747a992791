package org.productimporter.web.webhooks.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.ErrorMessageLine;
import org.productimporter.web.ui.kit.Texts;
import org.productimporter.web.ui.push.BackgroundTask;
import org.productimporter.web.webhooks.WebhookService;
import org.productimporter.web.webhooks.WebhookService.TestResult;
import org.productimporter.web.webhooks.ui.deliveries.HttpExchangePanel;

/// Sends a ping now and shows what was asked, what was answered and how long it took.
final class WebhookTestPanel extends Div {

    private final WebhookService webhooks;
    private final long id;
    private final Button send = new Button("Send test", event -> send());
    private final ErrorMessageLine problem = new ErrorMessageLine();
    private final Div outcome = new Div();

    WebhookTestPanel(WebhookService webhooks, long id) {
        this.webhooks = webhooks;
        this.id = id;
        outcome.addClassName("expanded");
        outcome.getElement().setAttribute("aria-live", "polite");
        outcome.add(Texts.secondary(
                "Sends webhook.ping at once, also while the webhook is off. It is neither" + " kept nor repeated."));
        send.addThemeVariants(ButtonVariant.SMALL);
        send.setDisableOnClick(true);
        var card = Card.titled("Test", send);
        card.add(problem, outcome);
        add(card);
    }

    private void send() {
        problem.clear();
        outcome.removeAll();
        outcome.add(Texts.secondary("Sending webhook.ping; an answer may take 15 s…"));
        BackgroundTask.run("webhook-test", () -> webhooks.test(id), this::show, this::failed);
    }

    private void show(TestResult result) {
        send.setEnabled(true);
        outcome.removeAll();
        outcome.add(new HttpExchangePanel(result));
    }

    private void failed(String why) {
        send.setEnabled(true);
        outcome.removeAll();
        problem.show(why);
    }
}
