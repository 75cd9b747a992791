package org.productimporter.db.embedded;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a killed run left behind in the data: a server that still runs, sessions without a
/// server, or only the file that says so.
///
/// A server that still runs is stopped and not taken over: the new one is our child, so its end
/// is noticed at once; it runs with this run's settings and programs; and the sessions of the
/// killed run, with their locks, end now. That costs about a second.
final class StaleServerCleaner {

    private static final Logger log = LoggerFactory.getLogger(StaleServerCleaner.class);

    private static final Duration LONGEST_DEATH = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final PostgresCluster cluster;

    StaleServerCleaner(PostgresCluster cluster) {
        this.cluster = cluster;
    }

    /// Needs the lock of the data folder: what runs there then, no living program is using.
    void end() throws IOException {
        var left = PidFile.in(cluster.data());
        if (left.isPresent() && isServer(left.get().pid())) {
            log.warn("A killed run left its embedded PostgreSQL running (process {}); it is stopped"
                    + " and a new one started", left.get().pid());
            cluster.stopServer();
        }
        for (var process : processesInData()) {
            log.warn("Process {} is left of a PostgreSQL that was killed; it is ended", process.pid());
            kill(process);
        }
        removeMisleadingPidFile();
    }

    private boolean isServer(long pid) {
        return ProcessHandle.of(pid).filter(this::worksOnData).isPresent();
    }

    private List<ProcessHandle> processesInData() {
        return ProcessHandle.allProcesses().filter(this::worksOnData).toList();
    }

    /// Each process of PostgreSQL works in its data folder; where that cannot be read (a Mac,
    /// another user's process) the command line of the server names it.
    private boolean worksOnData(ProcessHandle process) {
        try {
            var folder = Files.readSymbolicLink(Path.of("/proc", process.pid() + "", "cwd"));
            return folder.equals(cluster.data().toRealPath());
        } catch (IOException _) {
            return process.info().commandLine().orElse("").contains("-D " + cluster.data());
        }
    }

    /// Its end is seen by its folder and not by its number, which stays until the init process of
    /// the machine collects it; in a container that may be never.
    private void kill(ProcessHandle process) throws IOException {
        process.destroyForcibly();
        long begin = System.nanoTime();
        while (worksOnData(process)) {
            if (System.nanoTime() - begin > LONGEST_DEATH.toNanos()) {
                throw new IOException("Process %d does not end".formatted(process.pid()));
            }
            pause();
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while leftovers were ended");
        }
    }

    /// The number of a dead server may belong to another process by now (in a container it nearly
    /// always does); PostgreSQL would take that one for the server and refuse to start.
    private void removeMisleadingPidFile() throws IOException {
        var left = PidFile.in(cluster.data());
        if (left.isPresent() && ProcessHandle.of(left.get().pid()).isPresent()) {
            Files.delete(PidFile.path(cluster.data()));
        }
    }
}
