package org.productimporter.web.webhooks.delivery;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.productimporter.web.webhooks.WebhookRepository;
import org.productimporter.web.webhooks.WebhookService;
import org.productimporter.web.webhooks.WebhookWithSecrets;
import org.productimporter.web.webhooks.outbox.OutboxService;
import org.springframework.stereotype.Component;

/// Publishes the pending batches of a webhook and sends its due deliveries, until none is left or the time limit is
/// reached. Thread-safe; the caller ensures one dispatch at a time per webhook.
@Component
class WebhookDispatcher {

    /// After this number of consecutive failures no pending batch is published until a retry has succeeded.
    static final int MAX_FAILURES_FOR_BATCHES = 50;

    private static final Duration TIME_LIMIT = Duration.ofSeconds(20);

    private final WebhookRepository webhooks;
    private final WebhookService service;
    private final OutboxService outbox;
    private final DeliveryRepository deliveries;
    private final DeliverySender sender;

    WebhookDispatcher(WebhookRepository webhooks, WebhookService service, OutboxService outbox,
            DeliveryRepository deliveries, DeliverySender sender) {
        this.webhooks = webhooks;
        this.service = service;
        this.outbox = outbox;
        this.deliveries = deliveries;
        this.sender = sender;
    }

    /// Dispatches webhook `id`.
    ///
    /// @param isRunning checked regularly; the dispatch ends soon after it returns false
    void dispatch(long id, BooleanSupplier isRunning) throws InterruptedException {
        var started = System.nanoTime();
        BooleanSupplier mayContinue =
                () -> isRunning.getAsBoolean() && System.nanoTime() - started < TIME_LIMIT.toNanos();
        var hasMore = true;
        while (hasMore && mayContinue.getAsBoolean()) {
            var webhook = webhooks.findWithSecrets(id).filter(found -> found.webhook().enabled());
            hasMore = webhook.isPresent() && dispatch(webhook.get(), mayContinue);
        }
    }

    /// @return whether there may be more work
    private boolean dispatch(WebhookWithSecrets webhook, BooleanSupplier mayContinue) throws InterruptedException {
        var hasPublished =
                webhook.webhook().failures() < MAX_FAILURES_FOR_BATCHES && outbox.publishNext(webhook.webhook());
        return switch (new DispatchRun(webhooks, deliveries, sender, webhook, mayContinue).run()) {
            case NOTHING_DUE -> hasPublished;
            case INTERRUPTED -> false;
            case GONE -> disable(webhook, "the server answered 410 Gone");
            case ONLY_FAILURES -> disable(webhook, "all attempts failed for five days");
        };
    }

    private boolean disable(WebhookWithSecrets webhook, String reason) {
        service.disable(webhook.id(), reason);
        return false;
    }
}
