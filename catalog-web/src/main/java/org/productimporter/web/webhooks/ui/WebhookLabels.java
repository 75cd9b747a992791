package org.productimporter.web.webhooks.ui;

import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.productimporter.web.ui.chart.SharesBar.Share;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.ui.kit.Badge;
import org.productimporter.web.ui.kit.Severity;
import org.productimporter.web.webhooks.EventType;
import org.productimporter.web.webhooks.ImportEventMode;
import org.productimporter.web.webhooks.Webhook;
import org.productimporter.web.webhooks.delivery.DeliveryService.Tally;

/// Webhooks in words. Pure functions.
final class WebhookLabels {

    /// What an endpoint can choose to be told of: the ping is sent by a test, whoever wants it.
    static final List<String> EVENTS =
            EventType.texts().stream().filter(type -> !type.equals(EventType.WEBHOOK_PING.text())).toList();

    private WebhookLabels() {}

    /// What its owner calls it; its host when that is nothing.
    public static String name(Webhook webhook) {
        if (!webhook.description().isBlank()) {
            return webhook.description();
        }
        var host = URI.create(webhook.url()).getHost();
        return host == null ? webhook.url() : host;
    }

    public static Badge badge(Webhook webhook) {
        if (!webhook.enabled()) {
            return new Badge(Severity.NEUTRAL, "Off");
        }
        return webhook.failures() > 0 ? new Badge(Severity.WARNING, "Failing") : new Badge(Severity.SUCCESS, "On");
    }

    /// Why it is off or fails; empty when it is well.
    public static String why(Webhook webhook, Times times) {
        if (!webhook.enabled()) {
            return webhook.disabledReason() == null ? "" : webhook.disabledReason();
        }
        if (webhook.failures() == 0) {
            return "";
        }
        var many = Numbers.count(webhook.failures(), "attempt failed", "attempts in a row failed");
        return webhook.failingSince() == null ? many : many + ", since " + times.when(webhook.failingSince());
    }

    /// `all events`, or the names of some.
    public static String events(Webhook webhook) {
        return new HashSet<>(webhook.eventTypes()).containsAll(EVENTS) ? "all events"
                : String.join(", ", chosen(webhook));
    }

    static Set<String> chosen(Webhook webhook) {
        var chosen = new LinkedHashSet<>(EVENTS);
        chosen.retainAll(webhook.eventTypes());
        return chosen;
    }

    static ImportEventMode amount(Webhook webhook) {
        return ImportEventMode.valueOf(webhook.bulk().toUpperCase(Locale.ROOT));
    }

    /// What it is told of the products of an import.
    public static String bulk(Webhook webhook) {
        return bulk(amount(webhook));
    }

    private static String bulk(ImportEventMode bulk) {
        return switch (bulk) {
            case SUMMARY -> "start and end";
            case BATCH -> "changed products, 100 a message";
            case EACH -> "each changed product";
        };
    }

    /// What became of its latest messages.
    static List<Share> shares(Tally tally) {
        return List.of(new Share("delivered", tally.delivered(), "fill-done"),
                new Share("waiting", tally.pending(), "fill-warning"),
                new Share("given up", tally.failed(), "fill-rejected"));
    }

    static int messages(Tally tally) {
        return tally.delivered() + tally.pending() + tally.failed();
    }
}
