package org.productimporter.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.productimporter.db.node.OutOfMemoryGuard;

/// Verifies the shutdown and the death of a program, and the start of the next one on the same data.
class ProgramShutdownIT {

    /// The init process must have reaped the orphaned process by then.
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    @TempDir private Path data;

    @BeforeEach
    void linkBinaries() throws IOException {
        SharedBinaries.linkInto(data.resolve("postgres"));
    }

    @Test
    void sigtermStopsTheServerLast() throws Exception {
        stopsTheServerLast("TERM");
    }

    @Test
    void ctrlCStopsTheServerLast() throws Exception {
        stopsTheServerLast("INT");
    }

    /// Sends the signal to the whole process group like a terminal. A build in the background ignores SIGINT, and its
    /// child processes would inherit that.
    private void stopsTheServerLast(String signal) throws Exception {
        try (var program = ChildProgram.start(data, "env", "--default-signal=INT", "setsid")) {
            long server = serverOf(program);
            signal(signal, "-" + program.process().pid());
            assertThat(program.awaitExit()).contains("last work: 1").doesNotContain("ERROR");
            await().atMost(TIMEOUT).until(() -> ProcessHandle.of(server).isEmpty());
        }
        assertThat(data.resolve("postgres/data/postmaster.pid")).doesNotExist();
        assertThat(data.resolve("postgres/server.log")).content().contains("database system is shut down");
    }

    @Test
    void serverStopsWithAKilledProgram() throws Exception {
        try (var killed = ChildProgram.start(data)) {
            long server = serverOf(killed);
            killed.process().destroyForcibly().waitFor();
            await().atMost(TIMEOUT).until(() -> ProcessHandle.of(server).isEmpty());
        }
        assertThat(data.resolve("postgres/data/postmaster.pid")).doesNotExist();
        assertThat(data.resolve("postgres/server.log")).content().contains("database system is shut down");
    }

    /// In each way in which an error can be lost: by the end of a thread, in the log, or without any trace.
    @ParameterizedTest
    @ValueSource(strings = {"uncaught", "logged", "swallowed"})
    void exhaustedHeapEndsTheProgramAndItsServer(String way) throws Exception {
        try (var program = ChildProgram.start(data, "env", "JAVA_TOOL_OPTIONS=-Xmx40m -Dexhaust=" + way
                + " -Dlogging.config=classpath:org/productimporter/db/node/out-of-memory-logging.xml")) {
            long server = serverOf(program);
            assertThat(program.awaitExit()).contains("Out of memory: the process ends");
            assertThat(program.process().exitValue()).isEqualTo(OutOfMemoryGuard.EXIT_CODE);
            await().atMost(TIMEOUT).until(() -> ProcessHandle.of(server).isEmpty());
        }
        assertThat(data.resolve("postgres/data/postmaster.pid")).doesNotExist();
    }

    @Test
    void serverOfAKilledProgramIsReplaced() throws Exception {
        final long orphan;
        try (var killed = ChildProgram.start(data)) {
            orphan = serverOf(killed);
            killed.killWatchdog();
            killed.process().destroyForcibly().waitFor();
            assertThat(ProcessHandle.of(orphan)).isPresent();
        }
        try (var next = ChildProgram.start(data)) {
            assertThat(serverOf(next)).isNotEqualTo(orphan);
            await().atMost(TIMEOUT).until(() -> ProcessHandle.of(orphan).isEmpty());
            signal("TERM", "" + next.process().pid());
            assertThat(next.awaitExit()).contains("A killed program left its embedded PostgreSQL running");
        }
    }

    @Test
    void killedServerRecoversAtTheNextStart() throws Exception {
        try (var killed = ChildProgram.start(data)) {
            long server = serverOf(killed);
            killed.killWatchdog();
            killed.process().destroyForcibly().waitFor();
            var process = ProcessHandle.of(server).orElseThrow();
            process.destroyForcibly();
            process.onExit().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        }
        var pidFile = data.resolve("postgres/data/postmaster.pid");
        var lines = Files.readAllLines(pidFile);
        lines.set(0, "" + ProcessHandle.current().pid());
        Files.write(pidFile, lines);
        try (var next = ChildProgram.start(data)) {
            serverOf(next);
            assertThat(data.resolve("postgres/server.log")).content().contains("automatic recovery in progress");
            signal("TERM", "" + next.process().pid());
            assertThat(next.awaitExit()).contains("last work: 1");
        }
    }

    @Test
    void secondProgramOnTheSameDataFails() throws Exception {
        try (var first = ChildProgram.start(data)) {
            serverOf(first);
            try (var second = ChildProgram.start(data)) {
                assertThat(second.awaitExit()).contains("APPLICATION FAILED TO START")
                        .contains("The data folder %s/postgres is in use by another Product Importer (process %d)."
                                .formatted(data, first.process().pid()))
                        .contains("Stop that one")
                        .doesNotContain("\tat org.");
                assertThat(second.process().exitValue()).isOne();
            }
            signal("TERM", "" + first.process().pid());
            assertThat(first.awaitExit()).contains("last work: 1");
        }
    }

    @Test
    void rootWithoutNamespacesRunsTheServerAsNobody() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "requires root");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        var path = Files.createDirectories(data.resolve("path"));
        for (var program : new String[] {"setpriv", "id", "test"}) {
            Files.createSymbolicLink(path.resolve(program), Path.of("/usr/bin", program));
        }
        try (var program = ChildProgram.start(data.resolve("data"), "/usr/bin/env", "PATH=" + path)) {
            serverOf(program);
            assertThat(Files.getOwner(data.resolve("data/postgres/data")).getName()).isEqualTo("nobody");
            signal("TERM", "" + program.process().pid());
            assertThat(program.awaitExit()).contains("last work: 1");
        }
        try (var program = ChildProgram.start(data.resolve("data"))) {
            serverOf(program);
            assertThat(Files.getOwner(data.resolve("data/postgres/data")).getName()).isEqualTo("root");
            signal("TERM", "" + program.process().pid());
            assertThat(program.awaitExit()).contains("last work: 1");
        }
    }

    private static long serverOf(ChildProgram program) throws Exception {
        return Long.parseLong(program.await("server process "));
    }

    private static void signal(String name, String target) throws Exception {
        assertThat(new ProcessBuilder("kill", "-s", name, "--", target).start().waitFor()).isZero();
    }
}
