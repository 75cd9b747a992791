package org.productimporter.web.webhooks.ui;

import com.vaadin.flow.component.html.Div;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.Texts;
import org.productimporter.web.webhooks.Webhook;

/// The state of a webhook and what follows from it.
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
        var lines = Texts.stack(badge);
        var reason = WebhookLabels.reason(webhook, times);
        if (!reason.isEmpty()) {
            lines.add(Texts.secondary(reason));
        }
        lines.add(Texts.secondary(consequence(webhook)));
        card.add(lines);
    }

    private static String consequence(Webhook webhook) {
        if (!webhook.enabled()) {
            return "Nothing is sent. Enable the webhook to send pending deliveries and to replay missed events.";
        }
        return webhook.failures() == 0 ? "Events are delivered within a second."
                : "Deliveries are retried for three days at increasing intervals. After five days with failures only,"
                        + " the webhook is disabled.";
    }
}
