package org.productimporter.web.products.search;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Runs the indexer in the background: without pauses, but not in the first seconds of an import, and one fifth of the
/// time until it ends. Most imports end before that, and indexing would take a third of the processor time they need.
@Component
@ConditionalOnBooleanProperty(name = "product.importer.search.indexer", matchIfMissing = true)
class SearchIndexScheduler implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SearchIndexScheduler.class);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(250);

    private static final Duration UNDISTURBED = Duration.ofSeconds(5);

    /// Ratio of pause to work while an import runs.
    private static final int PAUSE_FACTOR = 4;

    private final SearchIndexer indexer;
    private final Clock clock;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private volatile boolean running;
    private @Nullable Instant importingSince;

    SearchIndexScheduler(SearchIndexer indexer, Clock clock, MeterRegistry meters) {
        this.indexer = indexer;
        this.clock = clock;
        Gauge.builder("product.importer.search.behind.rows", indexer, SearchIndexer::lag)
                .description("Product changes that are not in the search index yet")
                .register(meters);
    }

    @Override
    public void start() {
        running = true;
        schedule(POLL_INTERVAL);
    }

    private void schedule(Duration pause) {
        if (running) {
            var _ = timer.schedule(this::run, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void run() {
        var pause = POLL_INTERVAL;
        try {
            pause = index();
        } catch (RuntimeException e) {
            LOG.warn("Indexing of product changes failed and is retried: {}", e.toString());
        } finally {
            schedule(pause);
        }
    }

    /// @return pause before the next batch
    private Duration index() {
        if (isImportUndisturbed()) {
            return POLL_INTERVAL;
        }
        var start = System.nanoTime();
        if (indexer.indexBatch() == 0) {
            return POLL_INTERVAL;
        }
        var elapsed = Duration.ofNanos(System.nanoTime() - start);
        return indexer.isImporting() ? elapsed.multipliedBy(PAUSE_FACTOR) : Duration.ZERO;
    }

    private boolean isImportUndisturbed() {
        if (!indexer.isImporting()) {
            importingSince = null;
            return false;
        }
        if (importingSince == null) {
            importingSince = clock.instant();
        }
        return clock.instant().isBefore(importingSince.plus(UNDISTURBED));
    }

    @Override
    public void stop() {
        running = false;
        timer.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
