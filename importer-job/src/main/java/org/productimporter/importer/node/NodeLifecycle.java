package org.productimporter.importer.node;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.productimporter.importer.staging.StagingRepository;
import org.productimporter.importer.worker.WorkerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Starts the periodic tasks of a node. On shutdown, lets workers complete their current chunk before anything is
/// closed. The scheduler, which waits for the running import, stops afterwards.
@Component
final class NodeLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(NodeLifecycle.class);
    private static final Duration HELP_INTERVAL = Duration.ofSeconds(1);
    private static final Duration CLEANUP_INTERVAL = Duration.ofSeconds(15);

    private final WorkerSettings settings;
    private final RemoteWorkers remoteWorkers;
    private final ImportQueue queue;
    private final StagingRepository staging;
    private final TransactionTemplate transaction;
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2, Thread.ofVirtual().factory());
    private volatile boolean running;

    NodeLifecycle(WorkerSettings settings, RemoteWorkers remoteWorkers, ImportQueue queue, StagingRepository staging,
            TransactionTemplate transaction) {
        this.settings = settings;
        this.remoteWorkers = remoteWorkers;
        this.queue = queue;
        this.staging = staging;
        this.transaction = transaction;
    }

    @Override
    public void start() {
        running = true;
        repeat(remoteWorkers::helpOnce, HELP_INTERVAL);
        repeat(queue::scheduleMissing, CLEANUP_INTERVAL);
        repeat(() -> transaction.executeWithoutResult(_ -> staging.dropOrphans()), CLEANUP_INTERVAL);
    }

    private void repeat(Runnable task, Duration interval) {
        var _ = timer.scheduleWithFixedDelay(() -> runLogged(task), 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// The timer does not repeat a task that throws, and the database may be unavailable for a while.
    private static void runLogged(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.warn("A periodic task failed and is repeated: {}", e.toString());
        }
    }

    @Override
    public void stop() {
        LOG.info("This node shuts down; its workers complete their current chunks");
        settings.draining().set(true);
        timer.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
