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

    private static String badge(Delivery delivery) {
        return DeliveryLabels.badge(delivery).getElement().getTextRecursively();
    }

    @Test
    void aMessageThatWaitsSaysWhenItIsDue() {
        var soon = delivery("pending", 0, null, NOW);
        assertThat(badge(soon)).isEqualTo("○Waiting");
        assertThat(DeliveryLabels.why(soon, true, times)).isEqualTo("due now");

        var later = delivery("pending", 2, "status 503", NOW.plusSeconds(300));
        assertThat(badge(later)).isEqualTo("!Repeated");
        assertThat(DeliveryLabels.why(later, true, times)).isEqualTo("status 503 · next at 10:05");
        assertThat(DeliveryLabels.why(later, false, times))
                .isEqualTo("status 503 · sent when the webhook is switched on");
    }

    @Test
    void aMessageThatHasEndedSaysOnlyWhatWentWrong() {
        var good = delivery("delivered", 1, null, null);
        assertThat(badge(good)).isEqualTo("✓Delivered");
        assertThat(DeliveryLabels.why(good, true, times)).isEmpty();

        var bad = delivery("failed", 10, "no connection", null);
        assertThat(badge(bad)).isEqualTo("✕Given up");
        assertThat(DeliveryLabels.why(bad, true, times)).isEqualTo("no connection");
    }

    @Test
    void timesAreSaidInUnitsThatFit() {
        assertThat(DeliveryLabels.took(12)).isEqualTo("12 ms");
        assertThat(DeliveryLabels.took(1_240)).isEqualTo("1.2 s");
        assertThat(DeliveryLabels.answer(null)).isEqualTo("–");
    }
}
