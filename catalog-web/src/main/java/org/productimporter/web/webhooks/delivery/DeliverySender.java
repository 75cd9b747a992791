package org.productimporter.web.webhooks.delivery;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.productimporter.web.webhooks.WebhookWithSecrets;
import org.productimporter.web.webhooks.http.HttpReply;
import org.productimporter.web.webhooks.http.WebhookClient;
import org.springframework.stereotype.Component;

/// Makes the attempts of deliveries, each on its own thread. Thread-safe.
@Component
class DeliverySender implements AutoCloseable {

    /// A completed attempt.
    record Result(PendingDelivery delivery, HttpReply reply, RetryDecision decision) {}

    private final WebhookClient client;
    private final DeliveryMetrics metrics;
    private final Clock clock;
    private final RetrySchedule schedule;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    DeliverySender(WebhookClient client, DeliveryMetrics metrics, Clock clock) {
        this.client = client;
        this.metrics = metrics;
        this.clock = clock;
        this.schedule = new RetrySchedule(() -> ThreadLocalRandom.current().nextLong(), clock);
    }

    /// Starts the next attempt of a delivery.
    ///
    /// @param onResult called on the thread of the attempt
    void send(PendingDelivery delivery, WebhookWithSecrets webhook, Consumer<Result> onResult) {
        threads.execute(() -> {
            try {
                var reply = client.post(webhook.message(delivery.event(), clock.instant()));
                var result = new Result(delivery, reply, schedule.decide(reply, delivery.backoffStep()));
                metrics.recordAttempt(result);
                onResult.accept(result);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
