package org.productimporter.importer.node;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.productimporter.importer.worker.WorkerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Starts what a node does besides running imports, and lets workers finish the chunks in hand
/// before anything is closed. The scheduler, which waits for the running import, stops after
/// this.
final class NodeLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(NodeLifecycle.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration SWEEP = Duration.ofSeconds(15);

    private final WorkerSettings settings;
    private final RemoteWorkers joinImports;
    private final ImportQueue waiting;
    private final Runnable sweep;
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2, Thread.ofVirtual().factory());
    private volatile boolean running;

    /// @param sweep drops what deleted imports left behind
    NodeLifecycle(WorkerSettings settings, RemoteWorkers joinImports, ImportQueue waiting, Runnable sweep) {
        this.settings = settings;
        this.joinImports = joinImports;
        this.waiting = waiting;
        this.sweep = sweep;
    }

    @Override
    public void start() {
        running = true;
        repeat(joinImports::joinOnce, LOOK);
        repeat(waiting::scheduleForgotten, SWEEP);
        repeat(sweep, SWEEP);
    }

    private void repeat(Runnable work, Duration period) {
        var _ = timer.scheduleWithFixedDelay(() -> logged(work), 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// A periodic task that throws is not run again, and the database may be away for a while.
    private static void logged(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("A periodic look at the imports failed and is repeated: {}", e.toString());
        }
    }

    @Override
    public void stop() {
        LOG.info("This node shuts down; its workers finish the chunks in hand");
        settings.draining().set(true);
        timer.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
