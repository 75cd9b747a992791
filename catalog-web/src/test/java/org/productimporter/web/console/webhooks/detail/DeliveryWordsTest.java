package org.productimporter.web.console.webhooks.detail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.productimporter.web.console.kit.Times;
import org.productimporter.web.webhooks.Deliveries.Delivery;

class DeliveryWordsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private final Times times = Times.of(Clock.fixed(NOW, ZoneOffset.UTC));

    private static Delivery delivery(
            String state, int attempts, @Nullable String error, @Nullable Instant next) {
        return new Delivery(
                1, "msg_1", "product.updated", state, attempts, null, error, NOW, null, next);
    }

    private static String badge(Delivery delivery) {
        return DeliveryWords.badge(delivery).getElement().getTextRecursively();
    }

    @Test
    void aMessageThatWaitsSaysWhenItIsDue() {
        var soon = delivery("pending", 0, null, NOW);
        assertThat(badge(soon)).isEqualTo("○Waiting");
        assertThat(DeliveryWords.why(soon, true, times)).isEqualTo("due now");

        var later = delivery("pending", 2, "status 503", NOW.plusSeconds(300));
        assertThat(badge(later)).isEqualTo("!Repeated");
        assertThat(DeliveryWords.why(later, true, times)).isEqualTo("status 503 · next at 10:05");
        assertThat(DeliveryWords.why(later, false, times))
                .isEqualTo("status 503 · sent when the webhook is switched on");
    }

    @Test
    void aMessageThatHasEndedSaysOnlyWhatWentWrong() {
        var good = delivery("delivered", 1, null, null);
        assertThat(badge(good)).isEqualTo("✓Delivered");
        assertThat(DeliveryWords.why(good, true, times)).isEmpty();

        var bad = delivery("failed", 10, "no connection", null);
        assertThat(badge(bad)).isEqualTo("✕Given up");
        assertThat(DeliveryWords.why(bad, true, times)).isEqualTo("no connection");
    }

    @Test
    void timesAreSaidInUnitsThatFit() {
        assertThat(DeliveryWords.took(12)).isEqualTo("12 ms");
        assertThat(DeliveryWords.took(1_240)).isEqualTo("1.2 s");
        assertThat(DeliveryWords.answer(null)).isEqualTo("–");
    }
}
