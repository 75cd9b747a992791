package org.productimporter.web.products.search;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Runs the indexer in the background: without pauses, or while an import runs, one fifth of the time.
@Component
@ConditionalOnBooleanProperty(name = "product.importer.search.indexer", matchIfMissing = true)
class SearchIndexScheduler implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SearchIndexScheduler.class);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(250);

    /// Ratio of pause to work while an import runs.
    private static final int PAUSE_FACTOR = 4;

    private final SearchIndexer indexer;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private volatile boolean running;

    SearchIndexScheduler(SearchIndexer indexer, MeterRegistry meters) {
        this.indexer = indexer;
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
        var start = System.nanoTime();
        if (indexer.indexBatch() == 0) {
            return POLL_INTERVAL;
        }
        var elapsed = Duration.ofNanos(System.nanoTime() - start);
        return indexer.isImporting() ? elapsed.multipliedBy(PAUSE_FACTOR) : Duration.ZERO;
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
