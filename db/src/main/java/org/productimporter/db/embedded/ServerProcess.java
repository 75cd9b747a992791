package org.productimporter.db.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.productimporter.db.UnusableDatabaseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One run of the program postgres, from its start to its end.
final class ServerProcess {

    private static final Logger log = LoggerFactory.getLogger(ServerProcess.class);

    private static final long POLL_MILLIS = 25;

    /// Recovery after a crash replays up to max_wal_size, which takes minutes on a slow disk.
    private static final Duration LONGEST_START = Duration.ofMinutes(10);

    /// pg_ctl only waits for the pid file to go.
    private static final int SECONDS_TO_END = 10;

    private static final Duration BETWEEN_NOTICES = Duration.ofSeconds(10);

    private final PostgresCluster cluster;
    private final Process process;

    ServerProcess(PostgresCluster cluster, Process process) {
        this.cluster = cluster;
        this.process = process;
    }

    /// @throws UnusableDatabaseException if the server ends instead, with its last words
    void awaitReady() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        long nextNotice = begin + BETWEEN_NOTICES.toNanos();
        while (!isReady()) {
            if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                throw cluster.log().explainFailedStart(cluster.data());
            }
            long now = System.nanoTime();
            if (now - begin > LONGEST_START.toNanos()) {
                throw tooSlow();
            }
            if (now > nextNotice) {
                log.info("The embedded PostgreSQL is still starting or recovering");
                nextNotice = now + BETWEEN_NOTICES.toNanos();
            }
        }
    }

    private boolean isReady() throws IOException {
        return PidFile.in(cluster.data()).filter(file -> file.pid() == process.pid() && file.ready()).isPresent();
    }

    private UnusableDatabaseException tooSlow() {
        return new UnusableDatabaseException(
                "The embedded PostgreSQL in %s has not become ready within %d minutes.".formatted(cluster.data(),
                        LONGEST_START.toMinutes()),
                "Read %s. If it is still recovering, start again: it goes on where it was."
                        .formatted(cluster.log().file()));
    }

    long pid() {
        return process.pid();
    }

    /// Waits until the server has ended, for whatever reason, and gives its exit code.
    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    /// Ends all sessions and the server, and returns when it has ended.
    void stop() {
        if (process.isAlive()) {
            cluster.stopServer();
        }
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
