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

/// The data of one server and the programs that work on it.
final class PostgresCluster {

    private static final Logger logger = LoggerFactory.getLogger(PostgresCluster.class);

    static final String SUPERUSER = "postgres";

    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final int STOP_SECONDS = 60;

    private final ClusterDirectory folder;
    private final PostgresBinaries programs;
    private final ServerAccount account;
    private final ServerLog log;

    PostgresCluster(ClusterDirectory folder, PostgresBinaries programs, ServerAccount account) {
        this.folder = folder;
        this.programs = programs;
        this.account = account;
        this.log = new ServerLog(folder.log());
    }

    Path data() {
        return folder.cluster();
    }

    ServerLog log() {
        return log;
    }

    /// Makes the data of an empty server, unless it is there; a half-made one is thrown away.
    void initialize() throws IOException, InterruptedException {
        folder.password();
        account.own(folder.path());
        if (!account.canWrite(folder.path())) {
            throw new UnusableDatabaseException(
                    "The embedded PostgreSQL cannot be run by root, and user %s has no access to %s."
                            .formatted(account.fileOwner(), folder.path()),
                    "Run Product Importer as an ordinary user, or choose another folder with"
                            + " PRODUCT_IMPORTER_DATA.");
        }
        if (folder.isInitialized()) {
            refuseOtherVersion();
            return;
        }
        log.beginNew();
        FileSystemUtils.deleteRecursively(folder.halfCluster());
        var arguments = List.of("--pgdata=" + folder.halfCluster(), "--username=" + SUPERUSER,
                "--pwfile=" + folder.passwordFile(), "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C",
                "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions");
        if (run(account.command(programs.initdb(), arguments)).waitFor() != 0) {
            throw log.explainFailedStart(data());
        }
        Files.move(folder.halfCluster(), data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void refuseOtherVersion() throws IOException {
        var version = data().resolve("PG_VERSION");
        var has = Files.exists(version) ? Files.readString(version).strip() : "none";
        var needs = programs.major();
        if (!has.equals(needs)) {
            throw new UnusableDatabaseException(
                    "The data folder %s holds data of PostgreSQL %s; this program brings %s.".formatted(data(), has,
                            needs),
                    "Dump it with pg_dump of the old version and restore it into an empty folder,"
                            + " or start the Product Importer that made it.");
        }
    }

    ServerProcess launch(List<String> settings) throws IOException {
        var arguments = new ArrayList<>(List.of("-D", data().toString()));
        arguments.addAll(settings);
        log.beginNew();
        var command = account.command(programs.postgres(), arguments);
        return new ServerProcess(this, run(ownProcessGroup(command)));
    }

    /// Ends the server of this data, whoever started it; what it cannot end in time is killed and
    /// left to crash recovery.
    void stopServer() {
        if (!stopServer("fast")) {
            logger.warn("The embedded PostgreSQL did not stop within {} s; it is killed and will recover"
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

    /// Ctrl-C in a terminal goes to every process of the group: the server must not hear it
    /// before the importer has ended. A Mac has no setsid; there the server just stops a little
    /// early.
    private static List<String> ownProcessGroup(List<String> command) {
        if (!Files.isExecutable(SETSID)) {
            return command;
        }
        var detached = new ArrayList<>(List.of(SETSID.toString()));
        detached.addAll(command);
        return detached;
    }

    /// The server writes to a file of its own, which outlives this JVM: a pipe would break.
    private Process run(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command);
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()));
        return builder.start();
    }
}
