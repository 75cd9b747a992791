package org.productimporter.web.webhooks.ui.deliveries;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.ui.kit.Badge;
import org.productimporter.web.ui.kit.Severity;
import org.productimporter.web.webhooks.delivery.DeliveryService.Delivery;

/// Texts about deliveries.
final class DeliveryLabels {

    private DeliveryLabels() {}

    static String state(String state) {
        return switch (state) {
            case "pending" -> "Pending";
            case "delivered" -> "Delivered";
            default -> "Failed";
        };
    }

    /// @param enabled whether the webhook is enabled
    static Badge badge(Delivery delivery, boolean enabled, Times times) {
        return switch (delivery.state()) {
            case "pending" -> delivery.attempts() == 0 || !enabled ? new Badge(Severity.NEUTRAL, "Pending")
                    : new Badge(Severity.WARNING, retry(delivery, times));
            case "delivered" -> new Badge(Severity.SUCCESS, "Delivered");
            default -> new Badge(Severity.ERROR, "Failed");
        };
    }

    private static String retry(Delivery delivery, Times times) {
        var at = delivery.nextAttemptAt();
        return at == null || !at.isAfter(times.now()) ? "Retrying now" : "Retrying at " + times.clock(at);
    }

    /// The error of the last attempt, and when a delivery is sent that was not attempted yet.
    static String reason(Delivery delivery, boolean enabled) {
        var error = delivery.error() == null ? "" : delivery.error();
        var next = next(delivery, enabled);
        return error.isEmpty() || next.isEmpty() ? error + next : error + " · " + next;
    }

    private static String next(Delivery delivery, boolean enabled) {
        if (!delivery.state().equals("pending")) {
            return "";
        }
        if (!enabled) {
            return "sent when the webhook is enabled";
        }
        return delivery.attempts() == 0 ? "due now" : "";
    }

    /// `200`, or a dash without a response.
    static String status(@Nullable Integer status) {
        return status == null ? Numbers.NONE : status.toString();
    }

    /// `12 ms`, from a second on `1.2 s`.
    static String duration(long milliseconds) {
        return milliseconds < 1_000 ? milliseconds + " ms" : Numbers.duration(Duration.ofMillis(milliseconds));
    }
}
