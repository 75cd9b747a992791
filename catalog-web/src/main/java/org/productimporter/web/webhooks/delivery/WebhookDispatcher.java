package org.productimporter.web.webhooks.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.productimporter.web.webhooks.WebhookTarget;
import org.productimporter.web.webhooks.WebhookTargetRepository;
import org.productimporter.web.webhooks.http.HttpMessage;
import org.productimporter.web.webhooks.http.WebhookClient;
import org.productimporter.web.webhooks.signing.WebhookSignature;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends the due deliveries of one webhook, several at once, until none is due. For one thread and
/// one run. A hanging request occupies one of the slots; the others continue.
final class WebhookDispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookDispatcher.class);
    private static final int MOST_IN_FLIGHT = 4;
    private static final int SLOW_MS = 5000;
    private static final int BATCH = 100;
    private static final Duration FLUSH = Duration.ofMillis(500);

    /// The collaborators of a run.
    record Tools(WebhookTargetRepository endpoints, DeliveryRepository store, WebhookClient receivers,
            RetrySchedule schedule, DeliveryMetrics meters, Executor threads, Clock clock) {}

    private final Tools tools;
    private WebhookTarget endpoint;
    private final BooleanSupplier goOn;
    private final Queue<PendingDelivery> ready = new ArrayDeque<>();
    private final Set<Long> inFlight = new HashSet<>();
    private final LinkedBlockingQueue<AttemptResult> arrived = new LinkedBlockingQueue<>();
    private final List<AttemptResult> unrecorded = new ArrayList<>();
    private long lastRecorded = System.nanoTime();
    private boolean over;

    /// @param goOn checked before each batch; false ends the run early
    WebhookDispatcher(Tools tools, WebhookTarget endpoint, BooleanSupplier goOn) {
        this.tools = tools;
        this.endpoint = endpoint;
        this.goOn = goOn;
    }

    /// Why a run ended.
    enum End {
        NOTHING_DUE, ENDPOINT_GONE, ENDPOINT_DEAD, INTERRUPTED
    }

    private End end = End.NOTHING_DUE;

    /// Runs until no delivery is due, the webhook is unavailable or the run is ended; then no request
    /// is in flight and all results are recorded.
    End run() throws InterruptedException {
        fetch();
        while (!inFlight.isEmpty() || !ready.isEmpty()) {
            while (inFlight.size() < width() && !ready.isEmpty()) {
                send(ready.remove());
            }
            collect();
            if (isTimeToRecord()) {
                recordAll();
            }
            if (ready.isEmpty()) {
                recordAll();
                fetch();
            }
        }
        return end;
    }

    /// A slow endpoint receives one request at a time.
    private int width() {
        return endpoint.averageMs() > SLOW_MS ? 1 : MOST_IN_FLIGHT;
    }

    private void fetch() {
        if (!over && inFlight.size() < width()) {
            if (goOn.getAsBoolean()) {
                ready.addAll(tools.store().due(endpoint.id(), inFlight, BATCH));
                lookAgain();
            } else {
                stop(End.INTERRUPTED);
            }
        }
    }

    /// Reads the webhook again, so that a new secret, a new URL or its disabling takes effect with
    /// the next batch.
    private void lookAgain() {
        var found = tools.endpoints().find(endpoint.id()).filter(WebhookTarget::enabled);
        if (found.isPresent()) {
            endpoint = found.get();
        } else {
            stop(End.INTERRUPTED);
        }
    }

    private void stop(End reason) {
        if (!over) {
            over = true;
            end = reason;
        }
        ready.clear();
    }

    private void send(PendingDelivery owed) {
        inFlight.add(owed.id());
        var receiver = endpoint;
        tools.threads().execute(() -> {
            try {
                arrived.add(attempt(owed, receiver));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private AttemptResult attempt(PendingDelivery owed, WebhookTarget receiver) throws InterruptedException {
        var body = owed.event().body();
        var headers =
                WebhookSignature.headers(owed.event().messageId(), tools.clock().instant(), body, receiver.secrets());
        var reply = tools.receivers().post(new HttpMessage(receiver.url(), headers, body));
        return new AttemptResult(owed, reply, tools.schedule().after(reply, owed.backoffStep()));
    }

    /// Waits for the next result, but no longer than results may stay unrecorded.
    private void collect() throws InterruptedException {
        var first = arrived.poll(FLUSH.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            take(first);
            for (var more = arrived.poll(); more != null; more = arrived.poll()) {
                take(more);
            }
        }
    }

    private void take(AttemptResult result) {
        inFlight.remove(result.owed().id());
        unrecorded.add(result);
        tools.meters().attempted(result);
        if (result.next() instanceof RetryDecision.Gone) {
            stop(End.ENDPOINT_GONE);
        }
    }

    private boolean isTimeToRecord() {
        return unrecorded.size() >= BATCH || System.nanoTime() - lastRecorded > FLUSH.toNanos();
    }

    private void recordAll() {
        lastRecorded = System.nanoTime();
        if (!unrecorded.isEmpty()) {
            var dead = tools.store().record(endpoint.id(), unrecorded);
            LOG.debug("{}: {} attempts recorded", endpoint, unrecorded.size());
            unrecorded.clear();
            if (dead) {
                stop(End.ENDPOINT_DEAD);
            }
        }
    }
}
