package org.productimporter.web.webhooks.ui.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.webhooks.delivery.DeliveryService.Delivery;

class DeliveryLabelsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private final Times times = Times.of(Clock.fixed(NOW, ZoneOffset.UTC));

    private static Delivery delivery(String state, int attempts, @Nullable String error, @Nullable Instant next) {
        return new Delivery(1, "msg_1", "product.updated", state, attempts, null, error, NOW, null, next);
    }

    private String badge(Delivery delivery, boolean enabled) {
        return DeliveryLabels.badge(delivery, enabled, times).getElement().getTextRecursively();
    }

    @Test
    void aPendingDeliveryHasATime() {
        var first = delivery("pending", 0, null, NOW);
        assertThat(badge(first, true)).isEqualTo("○Pending");
        assertThat(DeliveryLabels.reason(first, true)).isEqualTo("due now");

        var later = delivery("pending", 2, "status 503", NOW.plusSeconds(300));
        assertThat(badge(later, true)).isEqualTo("!Retrying at 10:05");
        assertThat(DeliveryLabels.reason(later, true)).isEqualTo("status 503");
        assertThat(badge(later, false)).isEqualTo("○Pending");
        assertThat(DeliveryLabels.reason(later, false)).isEqualTo("status 503 · sent when the webhook is enabled");
        assertThat(badge(delivery("pending", 2, null, NOW), true)).isEqualTo("!Retrying now");
    }

    @Test
    void aCompletedDeliveryHasOnlyItsError() {
        var delivered = delivery("delivered", 1, null, null);
        assertThat(badge(delivered, true)).isEqualTo("✓Delivered");
        assertThat(DeliveryLabels.reason(delivered, true)).isEmpty();

        var failed = delivery("failed", 10, "no connection", null);
        assertThat(badge(failed, true)).isEqualTo("✕Failed");
        assertThat(DeliveryLabels.reason(failed, true)).isEqualTo("no connection");
    }

    @Test
    void durationsHaveAFittingUnit() {
        assertThat(DeliveryLabels.duration(12)).isEqualTo("12 ms");
        assertThat(DeliveryLabels.duration(1_240)).isEqualTo("1.2 s");
        assertThat(DeliveryLabels.status(null)).isEqualTo("–");
    }
}
