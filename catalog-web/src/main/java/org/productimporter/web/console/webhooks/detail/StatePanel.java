package org.productimporter.web.console.webhooks.detail;

import com.vaadin.flow.component.html.Div;
import org.productimporter.web.console.kit.Card;
import org.productimporter.web.console.kit.Text;
import org.productimporter.web.console.kit.Times;
import org.productimporter.web.console.webhooks.WebhookWords;
import org.productimporter.web.webhooks.Webhook;

/// Whether messages arrive, and what to do when they do not.
final class StatePanel extends Div {

    private final Times times;
    private final Card card = new Card();

    StatePanel(Times times) {
        this.times = times;
        add(card);
    }

    void show(Webhook webhook) {
        card.removeAll();
        var badge = WebhookWords.badge(webhook);
        badge.addClassName("headline");
        var words = Text.stack(badge);
        var why = WebhookWords.why(webhook, times);
        if (!why.isEmpty()) {
            words.add(Text.quiet(why));
        }
        words.add(Text.quiet(next(webhook)));
        card.add(words);
    }

    private static String next(Webhook webhook) {
        if (!webhook.enabled()) {
            return "Nothing is sent. Switch it on to send what waits, and to replay what happened"
                    + " meanwhile.";
        }
        return webhook.failures() == 0
                ? "Messages are sent within a second of what they tell."
                : "Messages are repeated for three days, ever more rarely. After five days of"
                        + " nothing but failures it is switched off.";
    }
}
