package org.productimporter.web.webhooks.ui.deliveries;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.ui.kit.Badge;
import org.productimporter.web.ui.kit.Severity;
import org.productimporter.web.webhooks.delivery.DeliveryService.Delivery;

/// Deliveries in words. Pure functions.
final class DeliveryLabels {

    private DeliveryLabels() {}

    /// A state as the filter names it.
    static String state(String state) {
        return switch (state) {
            case "pending" -> "Waiting";
            case "delivered" -> "Delivered";
            default -> "Given up";
        };
    }

    static Badge badge(Delivery delivery) {
        return switch (delivery.state()) {
            case "pending" -> delivery.attempts() == 0 ? new Badge(Severity.NEUTRAL, "Waiting")
                    : new Badge(Severity.WARNING, "Repeated");
            case "delivered" -> new Badge(Severity.SUCCESS, "Delivered");
            default -> new Badge(Severity.ERROR, "Given up");
        };
    }

    /// What went wrong, and when it is tried again; empty when there is nothing to say.
    static String why(Delivery delivery, boolean enabled, Times times) {
        var error = delivery.error() == null ? "" : delivery.error();
        var next = next(delivery, enabled, times);
        return error.isEmpty() || next.isEmpty() ? error + next : error + " · " + next;
    }

    private static String next(Delivery delivery, boolean enabled, Times times) {
        if (!delivery.state().equals("pending")) {
            return "";
        }
        if (!enabled) {
            return "sent when the webhook is switched on";
        }
        var at = delivery.nextAttemptAt();
        return at == null || !at.isAfter(times.now()) ? "due now" : "next at " + times.clock(at);
    }

    /// `200`, or a dash when there was no answer.
    static String answer(@Nullable Integer status) {
        return status == null ? Numbers.NONE : status.toString();
    }

    /// `12 ms`, from a second on `1.2 s`.
    static String took(long milliseconds) {
        return milliseconds < 1_000 ? milliseconds + " ms" : Numbers.duration(Duration.ofMillis(milliseconds));
    }
}
