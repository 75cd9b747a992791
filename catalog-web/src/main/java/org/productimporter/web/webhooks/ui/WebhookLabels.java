package org.productimporter.web.webhooks.ui;

import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.productimporter.web.ui.chart.SharesBar.Share;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.ui.kit.Badge;
import org.productimporter.web.ui.kit.Severity;
import org.productimporter.web.webhooks.EventType;
import org.productimporter.web.webhooks.Webhook;
import org.productimporter.web.webhooks.delivery.DeliveryService.Statistics;

/// Texts about webhooks.
final class WebhookLabels {

    /// The event types that a user can select. The ping is sent only by a test.
    static final List<String> EVENT_TYPES =
            EventType.texts().stream().filter(type -> !type.equals(EventType.WEBHOOK_PING.text())).toList();

    private WebhookLabels() {}

    /// The description, or the host if there is no description.
    static String name(Webhook webhook) {
        if (!webhook.description().isBlank()) {
            return webhook.description();
        }
        var host = URI.create(webhook.url()).getHost();
        return host == null ? webhook.url() : host;
    }

    static Badge badge(Webhook webhook) {
        if (!webhook.enabled()) {
            return new Badge(Severity.NEUTRAL, "Disabled");
        }
        return webhook.failures() > 0 ? new Badge(Severity.WARNING, "Failing") : new Badge(Severity.SUCCESS, "Enabled");
    }

    /// The reason why a webhook is disabled or failing; empty otherwise.
    static String reason(Webhook webhook, Times times) {
        if (!webhook.enabled()) {
            return webhook.disabledReason() == null ? "" : webhook.disabledReason();
        }
        if (webhook.failures() == 0) {
            return "";
        }
        var attempts = Numbers.count(webhook.failures(), "attempt", "attempts");
        if (webhook.failingSince() == null) {
            return attempts;
        }
        var since = times.when(webhook.failingSince());
        return attempts + ", started " + (since.equals("now") ? "just now" : since);
    }

    /// `all events`, or the subscribed event types.
    static String events(Webhook webhook) {
        return new HashSet<>(webhook.eventTypes()).containsAll(EVENT_TYPES) ? "all events"
                : String.join(", ", subscribed(webhook));
    }

    static Set<String> subscribed(Webhook webhook) {
        var subscribed = new LinkedHashSet<>(EVENT_TYPES);
        subscribed.retainAll(webhook.eventTypes());
        return subscribed;
    }

    /// The events that the webhook receives of an import.
    static String importEvents(Webhook webhook) {
        return switch (webhook.bulk()) {
            case SUMMARY -> "start and end";
            case BATCH -> "changed products, up to 100 per message";
            case EACH -> "each changed product";
        };
    }

    static List<Share> shares(Statistics statistics) {
        return List.of(new Share("delivered", statistics.delivered(), "fill-done"),
                new Share("pending", statistics.pending(), "fill-warning"),
                new Share("failed", statistics.failed(), "fill-rejected"));
    }

    static int total(Statistics statistics) {
        return statistics.delivered() + statistics.pending() + statistics.failed();
    }
}
