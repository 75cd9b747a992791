package org.productimporter.web.webhooks.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.productimporter.web.webhooks.WebhookTarget;
import org.productimporter.web.webhooks.WebhookTargetRepository;
import org.productimporter.web.webhooks.http.WebhookClient;
import org.productimporter.web.webhooks.outbox.OutboxService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Runs the dispatch of a webhook: sends due deliveries and publishes pending batches in turn, until
/// none is left or the time limit is reached. Thread-safe; the caller ensures one run at a time per
/// webhook.
@Component
class DeliveryLock implements AutoCloseable {

    /// After this number of consecutive failures no pending batch is published.
    static final int MOST_FAILURES_FOR_BULK = 50;

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLock.class);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final WebhookTargetRepository endpoints;
    private final OutboxService feed;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final WebhookDispatcher.Tools tools;

    DeliveryLock(WebhookTargetRepository endpoints, OutboxService feed, DeliveryRepository store,
            WebhookClient receivers, DeliveryMetrics meters, Clock clock) {
        this.endpoints = endpoints;
        this.feed = feed;
        var schedule = new RetrySchedule(() -> ThreadLocalRandom.current().nextLong(), clock);
        this.tools = new WebhookDispatcher.Tools(endpoints, store, receivers, schedule, meters, threads, clock);
    }

    /// One run for webhook `id`.
    ///
    /// @param mayGoOn checked regularly; the run ends soon after it returns false
    void take(long id, BooleanSupplier mayGoOn) throws InterruptedException {
        var started = System.nanoTime();
        BooleanSupplier goOn = () -> mayGoOn.getAsBoolean() && System.nanoTime() - started < LONGEST.toNanos();
        var hasMore = true;
        while (hasMore && goOn.getAsBoolean()) {
            var endpoint = endpoints.find(id).filter(WebhookTarget::enabled);
            hasMore = endpoint.isPresent() && round(endpoint.get(), goOn);
        }
    }

    /// @return whether there may be more work
    private boolean round(WebhookTarget endpoint, BooleanSupplier goOn) throws InterruptedException {
        var fed = endpoint.failures() < MOST_FAILURES_FOR_BULK
                && feed.next(endpoint.id(), endpoint.bulk(), endpoint.eventTypes());
        return switch (new WebhookDispatcher(tools, endpoint, goOn).run()) {
            case NOTHING_DUE -> fed;
            case INTERRUPTED -> false;
            case ENDPOINT_GONE -> giveUp(endpoint, "the endpoint answered 410 Gone");
            case ENDPOINT_DEAD -> giveUp(endpoint, "every attempt of five days failed");
        };
    }

    private boolean giveUp(WebhookTarget endpoint, String reason) {
        endpoints.giveUp(endpoint.id(), reason);
        LOG.warn("{} is disabled: {}", endpoint, reason);
        return false;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
