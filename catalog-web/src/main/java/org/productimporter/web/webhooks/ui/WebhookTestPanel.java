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

/// Sends a ping and shows the request, the response and the duration.
final class WebhookTestPanel extends Div {

    private final WebhookService webhooks;
    private final long id;
    private final Button send = new Button("Send test", event -> send());
    private final ErrorMessageLine error = new ErrorMessageLine();
    private final Div result = new Div();

    WebhookTestPanel(WebhookService webhooks, long id) {
        this.webhooks = webhooks;
        this.id = id;
        result.addClassName("expanded");
        result.getElement().setAttribute("aria-live", "polite");
        result.add(Texts.secondary(
                "Sends webhook.ping immediately, even if the webhook is disabled. The ping is neither logged nor retried."));
        send.addThemeVariants(ButtonVariant.SMALL);
        send.setDisableOnClick(true);
        var card = Card.titled("Test", send);
        card.add(error, result);
        add(card);
    }

    private void send() {
        error.clear();
        result.removeAll();
        result.add(Texts.secondary("Sending webhook.ping; a response may take 15 s…"));
        BackgroundTask.run("webhook-test", () -> webhooks.test(id), this::show, this::failed);
    }

    private void show(TestResult test) {
        send.setEnabled(true);
        result.removeAll();
        result.add(new HttpExchangePanel(test));
    }

    private void failed(String message) {
        send.setEnabled(true);
        result.removeAll();
        error.show(message);
    }
}
