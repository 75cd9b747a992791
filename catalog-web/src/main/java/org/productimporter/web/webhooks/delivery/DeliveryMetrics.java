package org.productimporter.web.webhooks.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/// Metrics of the attempts by outcome, and the lag of the pending deliveries. No tag for the
/// webhook: that would be a time series per webhook. Thread-safe.
@Component
class DeliveryMetrics {

    private final MeterRegistry registry;
    private final AtomicLong lagMs = new AtomicLong();

    DeliveryMetrics(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("product.importer.webhook.lag", lagMs, lag -> lag.get() / 1000.0)
                .baseUnit("seconds")
                .description("How long the message that waits longest has been due")
                .register(registry);
    }

    void attempted(AttemptResult result) {
        registry.timer("product.importer.webhook.attempts", "outcome", outcome(result.next()))
                .record(result.reply().took());
    }

    private static String outcome(RetryDecision next) {
        return switch (next) {
            case RetryDecision.Delivered() -> "delivered";
            case RetryDecision.Repeat(_) -> "repeated";
            case RetryDecision.GiveUp() -> "given_up";
            case RetryDecision.Gone() -> "gone";
        };
    }

    void late(Duration lag) {
        lagMs.set(lag.toMillis());
    }
}
