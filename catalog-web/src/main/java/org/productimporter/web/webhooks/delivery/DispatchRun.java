package org.productimporter.web.webhooks.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.productimporter.web.webhooks.WebhookRepository;
import org.productimporter.web.webhooks.WebhookWithSecrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends the due deliveries of one webhook, several at once, until none is due. A request without a response occupies
/// one of the slots; the others continue. Not thread-safe and not reusable.
final class DispatchRun {

    /// Why a run ended.
    enum End {
        /// No delivery is due.
        NOTHING_DUE,
        /// The webhook answered 410 Gone.
        GONE,
        /// All attempts of the last five days failed.
        ONLY_FAILURES,
        /// The webhook is disabled or deleted, or the run was ended by the caller.
        INTERRUPTED
    }

    private static final Logger LOG = LoggerFactory.getLogger(DispatchRun.class);
    private static final int MAX_IN_FLIGHT = 4;
    private static final int SLOW_MS = 5000;
    private static final int BATCH = 100;
    private static final Duration MAX_UNRECORDED = Duration.ofMillis(500);

    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final DeliverySender sender;
    private final BooleanSupplier mayContinue;
    private final Queue<PendingDelivery> ready = new ArrayDeque<>();
    private final Set<Long> inFlight = new HashSet<>();
    private final LinkedBlockingQueue<DeliverySender.Result> results = new LinkedBlockingQueue<>();
    private final List<DeliverySender.Result> unrecorded = new ArrayList<>();
    private WebhookWithSecrets webhook;
    private long lastRecorded = System.nanoTime();
    private End end = End.NOTHING_DUE;

    /// @param mayContinue checked before each batch; false ends the run early
    DispatchRun(WebhookRepository webhooks, DeliveryRepository deliveries, DeliverySender sender,
            WebhookWithSecrets webhook, BooleanSupplier mayContinue) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.sender = sender;
        this.webhook = webhook;
        this.mayContinue = mayContinue;
    }

    /// Runs until no delivery is due, the webhook is unavailable or the run is interrupted. At the end no request is in
    /// flight and all results are recorded.
    End run() throws InterruptedException {
        fetch();
        while (!inFlight.isEmpty() || !ready.isEmpty()) {
            while (inFlight.size() < slots() && !ready.isEmpty()) {
                var delivery = ready.remove();
                inFlight.add(delivery.id());
                sender.send(delivery, webhook, results::add);
            }
            collect();
            if (isTimeToRecord()) {
                record();
            }
            if (ready.isEmpty()) {
                record();
                fetch();
            }
        }
        return end;
    }

    /// A slow webhook receives one request at a time.
    private int slots() {
        return webhook.averageResponseMs() > SLOW_MS ? 1 : MAX_IN_FLIGHT;
    }

    private void fetch() {
        if (end == End.NOTHING_DUE && inFlight.size() < slots()) {
            if (mayContinue.getAsBoolean()) {
                ready.addAll(deliveries.findDue(webhook.id(), inFlight, BATCH));
                reload();
            } else {
                stop(End.INTERRUPTED);
            }
        }
    }

    /// Reads the webhook again, so that a new secret, a new URL or its disabling takes effect with the next batch.
    private void reload() {
        webhooks.findWithSecrets(webhook.id())
                .filter(found -> found.webhook().enabled())
                .ifPresentOrElse(found -> webhook = found, () -> stop(End.INTERRUPTED));
    }

    private void stop(End reason) {
        if (end == End.NOTHING_DUE) {
            end = reason;
        }
        ready.clear();
    }

    /// Waits for the next result, but no longer than results may stay unrecorded.
    private void collect() throws InterruptedException {
        var result = results.poll(MAX_UNRECORDED.toMillis(), TimeUnit.MILLISECONDS);
        while (result != null) {
            inFlight.remove(result.delivery().id());
            unrecorded.add(result);
            if (result.decision() instanceof RetryDecision.Gone) {
                stop(End.GONE);
            }
            result = results.poll();
        }
    }

    private boolean isTimeToRecord() {
        return unrecorded.size() >= BATCH || System.nanoTime() - lastRecorded > MAX_UNRECORDED.toNanos();
    }

    private void record() {
        lastRecorded = System.nanoTime();
        if (!unrecorded.isEmpty()) {
            var hasOnlyFailures = deliveries.record(webhook.id(), unrecorded);
            LOG.debug("{}: {} attempts recorded", webhook, unrecorded.size());
            unrecorded.clear();
            if (hasOnlyFailures) {
                stop(End.ONLY_FAILURES);
            }
        }
    }
}
