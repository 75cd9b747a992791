package org.productimporter.web.console.webhooks.detail;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import org.productimporter.web.console.kit.Background;
import org.productimporter.web.console.kit.Card;
import org.productimporter.web.console.kit.ProblemLine;
import org.productimporter.web.console.kit.Text;
import org.productimporter.web.webhooks.Webhooks;
import org.productimporter.web.webhooks.Webhooks.TestResult;

/// Sends a ping now and shows what was asked, what was answered and how long it took.
final class TestPanel extends Div {

    private final Webhooks webhooks;
    private final long id;
    private final Button send = new Button("Send test", event -> send());
    private final ProblemLine problem = new ProblemLine();
    private final Div outcome = new Div();

    TestPanel(Webhooks webhooks, long id) {
        this.webhooks = webhooks;
        this.id = id;
        outcome.addClassName("opened");
        outcome.getElement().setAttribute("aria-live", "polite");
        outcome.add(
                Text.quiet(
                        "Sends webhook.ping at once, also while the webhook is off. It is neither"
                                + " kept nor repeated."));
        send.addThemeVariants(ButtonVariant.SMALL);
        send.setDisableOnClick(true);
        var card = Card.titled("Test", send);
        card.add(problem, outcome);
        add(card);
    }

    private void send() {
        problem.clear();
        outcome.removeAll();
        outcome.add(Text.quiet("Sending webhook.ping; an answer may take 15 s…"));
        Background.run("webhook-test", () -> webhooks.test(id), this::show, this::failed);
    }

    private void show(TestResult result) {
        send.setEnabled(true);
        outcome.removeAll();
        outcome.add(new Exchanged(result));
    }

    private void failed(String why) {
        send.setEnabled(true);
        outcome.removeAll();
        problem.tell(why);
    }
}
