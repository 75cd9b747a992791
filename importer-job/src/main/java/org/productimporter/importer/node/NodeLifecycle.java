package org.productimporter.importer.node;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.productimporter.importer.ImporterProperties;
import org.productimporter.importer.worker.WorkerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Starts the periodic tasks of a node. On shutdown, lets workers complete their current chunk before anything is
/// closed, and aborts those that do not in time. The scheduler stops afterwards.
@Component
final class NodeLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(NodeLifecycle.class);
    private static final Duration HELP_INTERVAL = Duration.ofMillis(250);
    private static final Duration CLEANUP_INTERVAL = Duration.ofSeconds(15);

    /// Each abort makes the next statement of an attempt possible, which can hang as well.
    private static final int ABORTS = 5;
    private static final Duration ABORT_INTERVAL = Duration.ofSeconds(1);

    private final WorkerSettings settings;
    private final RemoteWorkers remoteWorkers;
    private final ImportQueue queue;
    private final NodeCleanup cleanup;
    private final RunningImports runningImports;
    private final ImportConnections connections;
    private final ObjectProvider<Scheduler> scheduler;
    private final Duration drainTimeout;
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2, Thread.ofVirtual().factory());
    private volatile boolean running;

    NodeLifecycle(WorkerSettings settings, RemoteWorkers remoteWorkers, ImportQueue queue, NodeCleanup cleanup,
            RunningImports runningImports, ImportConnections connections, ObjectProvider<Scheduler> scheduler,
            ImporterProperties properties) {
        this.settings = settings;
        this.remoteWorkers = remoteWorkers;
        this.queue = queue;
        this.cleanup = cleanup;
        this.runningImports = runningImports;
        this.connections = connections;
        this.scheduler = scheduler;
        this.drainTimeout = properties.drainTimeout();
    }

    @Override
    public void start() {
        running = true;
        repeat(remoteWorkers::helpOnce, HELP_INTERVAL);
        repeat(queue::scheduleMissing, CLEANUP_INTERVAL);
        repeat(cleanup::run, CLEANUP_INTERVAL);
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
        scheduler.ifAvailable(Scheduler::pause);
        timer.shutdown();
        try {
            if (!awaitIdle(drainTimeout)) {
                abort();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running = false;
    }

    private boolean awaitIdle(Duration timeout) throws InterruptedException {
        var begin = System.nanoTime();
        if (!timer.awaitTermination(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        return runningImports.awaitEmpty(timeout.minusNanos(System.nanoTime() - begin));
    }

    private void abort() throws InterruptedException {
        LOG.warn("Chunks are not done after {} s and are aborted; another node or the next start repeats them",
                drainTimeout.toSeconds());
        for (int count = 0; count < ABORTS; count++) {
            connections.abort();
            if (awaitIdle(ABORT_INTERVAL)) {
                return;
            }
        }
        LOG.warn("An import does not react to the abort of its connections; this node ends without it");
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
