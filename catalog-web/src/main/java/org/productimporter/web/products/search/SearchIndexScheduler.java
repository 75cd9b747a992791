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

/// Indexes changes without a pause while no import runs; while one does, with pauses four times as long as the work.
@Component
@ConditionalOnBooleanProperty(name = "product.importer.search.catch-up", matchIfMissing = true)
class SearchIndexScheduler implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SearchIndexScheduler.class);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final int PAUSES = 4;

    private final SearchIndexer indexer;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private volatile boolean running;

    SearchIndexScheduler(SearchIndexer indexer, MeterRegistry meters) {
        this.indexer = indexer;
        Gauge.builder("product.importer.search.behind.rows", indexer, SearchIndexer::behind)
                .description("Changes of products that the search index does not have yet")
                .register(meters);
    }

    @Override
    public void start() {
        running = true;
        next(LOOK);
    }

    private void next(Duration pause) {
        if (running) {
            var _ = timer.schedule(this::look, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        var pause = LOOK;
        try {
            pause = work();
        } catch (RuntimeException e) {
            LOG.warn("What changed is not searchable yet; it is tried again: {}", e.toString());
        } finally {
            next(pause);
        }
    }

    /// @return how long to wait
    private Duration work() {
        var begin = System.nanoTime();
        if (indexer.step() == 0) {
            return LOOK;
        }
        var took = Duration.ofNanos(System.nanoTime() - begin);
        return indexer.isImporting() ? took.multipliedBy(PAUSES) : Duration.ZERO;
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
