package org.productimporter.web.webhooks.ui;

import com.vaadin.flow.component.html.Div;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.Texts;
import org.productimporter.web.webhooks.Webhook;

/// Whether messages arrive, and what to do when they do not.
final class WebhookStatePanel extends Div {

    private final Times times;
    private final Card card = new Card();

    WebhookStatePanel(Times times) {
        this.times = times;
        add(card);
    }

    void show(Webhook webhook) {
        card.removeAll();
        var badge = WebhookLabels.badge(webhook);
        badge.addClassName("headline");
        var words = Texts.stack(badge);
        var why = WebhookLabels.why(webhook, times);
        if (!why.isEmpty()) {
            words.add(Texts.secondary(why));
        }
        words.add(Texts.secondary(next(webhook)));
        card.add(words);
    }

    private static String next(Webhook webhook) {
        if (!webhook.enabled()) {
            return "Nothing is sent. Switch it on to send what waits, and to replay what happened" + " meanwhile.";
        }
        return webhook.failures() == 0 ? "Messages are sent within a second of what they tell."
                : "Messages are repeated for three days, ever more rarely. After five days of"
                        + " nothing but failures it is switched off.";
    }
}
