package org.productimporter.web.webhooks.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/// Metrics of the attempts by outcome, and the lag of the pending deliveries. No tag for the
/// webhook: that would be a time series per webhook. Thread-safe.
@Component
class DeliveryMeters {

    private final MeterRegistry registry;
    private final AtomicLong lagMs = new AtomicLong();

    DeliveryMeters(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("product.importer.webhook.lag", lagMs, lag -> lag.get() / 1000.0)
                .baseUnit("seconds")
                .description("How long the message that waits longest has been due")
                .register(registry);
    }

    void attempted(Result result) {
        registry.timer("product.importer.webhook.attempts", "outcome", outcome(result.next()))
                .record(result.reply().took());
    }

    private static String outcome(Next next) {
        return switch (next) {
            case Next.Delivered() -> "delivered";
            case Next.Repeat(_) -> "repeated";
            case Next.GiveUp() -> "given_up";
            case Next.Gone() -> "gone";
        };
    }

    void late(Duration lag) {
        lagMs.set(lag.toMillis());
    }
}
