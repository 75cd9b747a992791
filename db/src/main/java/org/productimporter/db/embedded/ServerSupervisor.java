package org.productimporter.db.embedded;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.productimporter.db.UnusableDatabaseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Restarts a server that exits: immediately the first time, then with a backoff of up to 30 seconds. Thread-safe.
final class ServerSupervisor implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ServerSupervisor.class);

    private static final long MAX_BACKOFF_SECONDS = 30;
    private static final long STABLE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final PostgresCluster cluster;
    private final List<String> settings;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile ServerProcess current;
    private int consecutiveExits;

    private ServerSupervisor(PostgresCluster cluster, List<String> settings, ServerProcess first) {
        this.cluster = cluster;
        this.settings = settings;
        this.current = first;
    }

    /// Starts and supervises a server; returns when it accepts connections.
    static ServerSupervisor start(PostgresCluster cluster, List<String> settings)
            throws IOException, InterruptedException {
        var first = cluster.launch(settings);
        try {
            first.awaitReady();
        } catch (UnusableDatabaseException | IOException | InterruptedException e) {
            first.stop();
            throw e;
        }
        var supervisor = new ServerSupervisor(cluster, settings, first);
        Thread.ofPlatform().daemon().name("embedded-postgres").start(supervisor::watch);
        return supervisor;
    }

    long pid() {
        return current.pid();
    }

    private void watch() {
        try {
            while (closing.getCount() > 0) {
                long begin = System.nanoTime();
                int exitCode = current.awaitExit();
                if (System.nanoTime() - begin > STABLE_NANOS) {
                    consecutiveExits = 0;
                }
                if (!closing.await(backoffSeconds(), TimeUnit.SECONDS)) {
                    log.error("The embedded PostgreSQL (process {}) exited with code {} and is restarted",
                            current.pid(), exitCode);
                    restart();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private long backoffSeconds() {
        long backoff = consecutiveExits == 0 ? 0 : 1L << Math.min(consecutiveExits - 1, 5);
        consecutiveExits++;
        return Math.min(backoff, MAX_BACKOFF_SECONDS);
    }

    /// On a failure the process exits, so [#watch()] tries again.
    private void restart() throws InterruptedException {
        try {
            if (launchUnlessClosing()) {
                current.awaitReady();
                log.info("The embedded PostgreSQL accepts connections again");
            }
        } catch (IOException | RuntimeException e) {
            log.error("The embedded PostgreSQL could not be restarted: {}", e.getMessage());
            current.stop();
        }
    }

    /// Synchronized with [#close()], so that no server is started after it.
    private synchronized boolean launchUnlessClosing() throws IOException {
        if (closing.getCount() == 0) {
            return false;
        }
        new StaleServerCleaner(cluster).clean();
        current = cluster.launch(settings);
        return true;
    }

    /// Stops the server and its supervision.
    @Override
    public synchronized void close() {
        closing.countDown();
        current.stop();
    }
}
