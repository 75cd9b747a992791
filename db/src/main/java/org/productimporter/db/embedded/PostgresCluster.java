package org.productimporter.db.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.productimporter.db.UnusableDatabaseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/// A database cluster: its data directory and the programs that initialize, start and stop its server.
final class PostgresCluster {

    private static final Logger logger = LoggerFactory.getLogger(PostgresCluster.class);

    static final String SUPERUSER = "postgres";

    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final int STOP_SECONDS = 60;

    private final ClusterDirectory folder;
    private final PostgresBinaries programs;
    private final ServerAccount account;

    PostgresCluster(ClusterDirectory folder, PostgresBinaries programs, ServerAccount account) {
        this.folder = folder;
        this.programs = programs;
        this.account = account;
    }

    Path data() {
        return folder.cluster();
    }

    Path log() {
        return folder.log();
    }

    /// Creates an empty cluster unless one exists. An incomplete one is deleted.
    ///
    /// @param additional arguments of initdb
    void initialize(List<String> additional) throws IOException, InterruptedException {
        folder.password();
        account.takeOwnership(folder.path());
        if (!account.canWrite(folder.path())) {
            throw new UnusableDatabaseException(
                    "The embedded PostgreSQL cannot be run by root, and user %s has no access to %s."
                            .formatted(account.fileOwner(), folder.path()),
                    "Run Product Importer as an ordinary user, or choose another folder with"
                            + " PRODUCT_IMPORTER_DATA.");
        }
        if (folder.isInitialized()) {
            requireSameVersion();
            return;
        }
        folder.rotateLog();
        FileSystemUtils.deleteRecursively(folder.newCluster());
        var arguments = new ArrayList<>(List.of("--pgdata=" + folder.newCluster(), "--username=" + SUPERUSER,
                "--pwfile=" + folder.passwordFile(), "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C",
                "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions"));
        arguments.addAll(additional);
        if (run(account.command(programs.initdb(), arguments)).waitFor() != 0) {
            throw startFailure();
        }
        Files.move(folder.newCluster(), data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /// The errors in the log of a program that exited, as an exception.
    UnusableDatabaseException startFailure() throws IOException {
        return StartFailures.ofLog(log(), data());
    }

    private void requireSameVersion() throws IOException {
        var version = data().resolve("PG_VERSION");
        var actual = Files.exists(version) ? Files.readString(version).strip() : "none";
        var expected = programs.majorVersion();
        if (!actual.equals(expected)) {
            throw new UnusableDatabaseException(
                    "The data folder %s holds data of PostgreSQL %s; this program contains PostgreSQL %s."
                            .formatted(data(), actual, expected),
                    "Dump it with pg_dump of the old version and restore it into an empty folder,"
                            + " or start the version of Product Importer that created it.");
        }
    }

    ServerProcess launch(List<String> settings) throws IOException {
        var arguments = new ArrayList<>(List.of("-D", data().toString()));
        arguments.addAll(settings);
        folder.rotateLog();
        var command = account.command(programs.postgres(), arguments);
        return new ServerProcess(this, run(ownProcessGroup(command)));
    }

    /// Stops the server of this cluster, no matter which process started it. A server that does not stop in time is
    /// killed; it recovers at its next start.
    void stopServer() {
        if (!stopServer("fast")) {
            logger.warn("The embedded PostgreSQL did not stop within {} s. It is killed and recovers"
                    + " at its next start", STOP_SECONDS);
            stopServer("immediate");
        }
    }

    private boolean stopServer(String mode) {
        var arguments = List.of("stop", "--pgdata=" + data(), "--mode=" + mode, "--wait", "--timeout=" + STOP_SECONDS,
                "--silent");
        try {
            var process = run(account.command(programs.pgCtl(), arguments));
            return process.waitFor(2L * STOP_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            logger.warn("pg_ctl could not be run", e);
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Ctrl-C in a terminal sends SIGINT to the whole process group. The server must not receive it while the importer
    /// still works. A Mac has no setsid; there the server stops slightly too early.
    static List<String> ownProcessGroup(List<String> command) {
        if (!Files.isExecutable(SETSID)) {
            return command;
        }
        var detached = new ArrayList<>(List.of(SETSID.toString()));
        detached.addAll(command);
        return detached;
    }

    /// The output goes to a file, because a pipe would break when this JVM exits before the server.
    private Process run(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command);
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        return builder.start();
    }
}
