package org.productimporter.web.webhooks.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/// Metrics of the attempts by outcome, and the lag of the pending deliveries. No tag for the webhook: that would be a
/// time series per webhook. Thread-safe.
@Component
class DeliveryMetrics {

    private final MeterRegistry registry;
    private final AtomicLong lagMs = new AtomicLong();

    DeliveryMetrics(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("product.importer.webhook.lag", lagMs, lag -> lag.get() / 1000.0)
                .baseUnit("seconds")
                .description("Time since the longest due delivery became due")
                .register(registry);
    }

    void recordAttempt(DeliverySender.Result result) {
        registry.timer("product.importer.webhook.attempts", "outcome", outcome(result.decision()))
                .record(result.reply().duration());
    }

    private static String outcome(RetryDecision decision) {
        return switch (decision) {
            case RetryDecision.Delivered() -> "delivered";
            case RetryDecision.Retry(_) -> "repeated";
            case RetryDecision.GiveUp() -> "given_up";
            case RetryDecision.Gone() -> "gone";
        };
    }

    void setLag(long milliseconds) {
        lagMs.set(milliseconds);
    }
}
