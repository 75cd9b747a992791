package org.productimporter.db.embedded;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Removes what a killed program left in the data directory: a running server, backend processes without a server, or
/// only the PID file.
///
/// A running server is stopped and not reused, which costs about a second: the new server is a child process, so its
/// exit is detected; it uses the current settings and programs; and the sessions of the killed program end and release
/// their locks.
final class StaleServerCleaner {

    private static final Logger log = LoggerFactory.getLogger(StaleServerCleaner.class);

    private static final Duration KILL_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

    private final PostgresCluster cluster;

    StaleServerCleaner(PostgresCluster cluster) {
        this.cluster = cluster;
    }

    /// Stops all processes of the data directory. The caller must have locked the folder, so no other program uses them.
    void clean() throws IOException {
        var file = PidFile.read(cluster.data());
        if (file.isPresent() && isServer(file.get().pid())) {
            log.warn(
                    "A killed program left its embedded PostgreSQL running (process {}). It is stopped and a new one is started",
                    file.get().pid());
            cluster.stopServer();
        }
        for (var process : processesInData()) {
            log.warn("Process {} belongs to a killed PostgreSQL and is killed", process.pid());
            kill(process);
        }
        removeInvalidPidFile();
    }

    private boolean isServer(long pid) {
        return ProcessHandle.of(pid).filter(this::usesData).isPresent();
    }

    private List<ProcessHandle> processesInData() {
        return ProcessHandle.allProcesses().filter(this::usesData).toList();
    }

    /// The data directory is the working directory of every process of PostgreSQL. Where this cannot be read (on a Mac,
    /// or for a process of another user), the command line of the server contains it.
    private boolean usesData(ProcessHandle process) {
        try {
            var folder = Files.readSymbolicLink(Path.of("/proc", process.pid() + "", "cwd"));
            return folder.equals(cluster.data().toRealPath());
        } catch (IOException _) {
            return process.info().commandLine().orElse("").contains("-D " + cluster.data());
        }
    }

    /// Waits until the process has no working directory: its PID exists until the init process reaps it, which may
    /// never happen in a container.
    private void kill(ProcessHandle process) throws IOException {
        process.destroyForcibly();
        long begin = System.nanoTime();
        while (usesData(process)) {
            if (System.nanoTime() - begin > KILL_TIMEOUT.toNanos()) {
                throw new IOException("Process %d cannot be killed".formatted(process.pid()));
            }
            pause();
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(POLL_INTERVAL);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while killing processes");
        }
    }

    /// Another process may have the PID of the dead server, in a container almost always. PostgreSQL would then assume
    /// that the server runs and would not start.
    private void removeInvalidPidFile() throws IOException {
        var file = PidFile.read(cluster.data());
        if (file.isPresent() && ProcessHandle.of(file.get().pid()).isPresent()) {
            Files.delete(PidFile.path(cluster.data()));
        }
    }
}
