package org.productimporter.db.embedded;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.productimporter.db.UnusableDatabaseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps one server running: starts it again when it ends by itself, at once the first time, then
/// at growing intervals of up to half a minute, for as long as the program runs.
final class ServerSupervisor implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ServerSupervisor.class);

    private static final long LONGEST_PAUSE_SECONDS = 30;
    private static final long STABLE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final PostgresCluster cluster;
    private final List<String> settings;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile ServerProcess current;
    private int endsInARow;

    private ServerSupervisor(PostgresCluster cluster, List<String> settings, ServerProcess first) {
        this.cluster = cluster;
        this.settings = settings;
        this.current = first;
    }

    /// Starts the server and waits until it takes connections; from then on it is looked after.
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
                int exitCode = current.awaitEnd();
                if (System.nanoTime() - begin > STABLE_NANOS) {
                    endsInARow = 0;
                }
                if (!closing.await(pauseSeconds(), TimeUnit.SECONDS)) {
                    log.error("The embedded PostgreSQL (process {}) has ended with exit code {}; it"
                            + " is started again", current.pid(), exitCode);
                    startAgain();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private long pauseSeconds() {
        long pause = endsInARow == 0 ? 0 : 1L << Math.min(endsInARow - 1, 5);
        endsInARow++;
        return Math.min(pause, LONGEST_PAUSE_SECONDS);
    }

    /// A failure is left to the next round: the process has ended, or ends here.
    private void startAgain() throws InterruptedException {
        try {
            if (launchUnlessClosing()) {
                current.awaitReady();
                log.info("The embedded PostgreSQL takes connections again");
            }
        } catch (IOException | RuntimeException e) {
            log.error("The embedded PostgreSQL could not be started again: {}", e.getMessage());
            current.stop();
        }
    }

    /// Under the same lock as [#close()], so that no server is started behind its back.
    private synchronized boolean launchUnlessClosing() throws IOException {
        if (closing.getCount() == 0) {
            return false;
        }
        new StaleServerCleaner(cluster).end();
        current = cluster.launch(settings);
        return true;
    }

    /// Stops the server for good.
    @Override
    public synchronized void close() {
        closing.countDown();
        current.stop();
    }
}
