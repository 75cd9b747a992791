package org.productimporter.db.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.productimporter.db.UnusableDatabaseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A process of the program postgres, which ends with this JVM.
final class ServerProcess {

    private static final Logger log = LoggerFactory.getLogger(ServerProcess.class);

    private static final long POLL_MILLIS = 25;

    /// The recovery from a crash replays up to max_wal_size, which takes minutes on a slow disk.
    private static final Duration START_TIMEOUT = Duration.ofMinutes(10);

    /// pg_ctl waits only until the PID file is removed.
    private static final int EXIT_TIMEOUT_SECONDS = 10;

    private static final Duration NOTICE_INTERVAL = Duration.ofSeconds(10);

    private final PostgresCluster cluster;
    private final Process process;
    private final ServerWatchdog watchdog;

    ServerProcess(PostgresCluster cluster, Process process) throws IOException {
        this.cluster = cluster;
        this.process = process;
        this.watchdog = ServerWatchdog.start(process.pid(), cluster.data(), cluster.log());
    }

    /// Waits until the server accepts connections.
    ///
    /// @throws UnusableDatabaseException if the server exits instead, with the errors of its log
    void awaitReady() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        long nextNotice = begin + NOTICE_INTERVAL.toNanos();
        while (!isReady()) {
            if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                throw cluster.startFailure();
            }
            long now = System.nanoTime();
            if (now - begin > START_TIMEOUT.toNanos()) {
                throw timeout();
            }
            if (now > nextNotice) {
                log.info("The embedded PostgreSQL is still starting or recovering");
                nextNotice = now + NOTICE_INTERVAL.toNanos();
            }
        }
    }

    private boolean isReady() throws IOException {
        return PidFile.read(cluster.data()).filter(file -> file.pid() == process.pid() && file.ready()).isPresent();
    }

    private UnusableDatabaseException timeout() {
        return new UnusableDatabaseException(
                "The embedded PostgreSQL in %s did not become ready within %d minutes.".formatted(cluster.data(),
                        START_TIMEOUT.toMinutes()),
                "See %s. If it was still recovering, start again: the recovery continues.".formatted(cluster.log()));
    }

    long pid() {
        return process.pid();
    }

    /// Waits until the process exits and returns its exit code.
    int awaitExit() throws InterruptedException {
        int code = process.waitFor();
        watchdog.close();
        return code;
    }

    /// Ends all sessions, stops the server and waits until the process has exited.
    void stop() {
        if (process.isAlive()) {
            cluster.stopServer();
        }
        try {
            if (!process.waitFor(EXIT_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } finally {
            watchdog.close();
        }
    }
}
