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

/// How a whole program ends, and how the next one finds its data.
class ProgramEndIT {

    /// Until the machine's init process has collected a process that ended without its parent.
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    @TempDir private Path data;

    @BeforeEach
    void spareUnpacking() throws IOException {
        SharedPrograms.linkInto(data.resolve("postgres"));
    }

    @Test
    void onSigtermTheServerStopsLastAndInOrder() throws Exception {
        endsInOrder("TERM");
    }

    @Test
    void onCtrlCTheServerStopsLastAndInOrder() throws Exception {
        endsInOrder("INT");
    }

    /// The signal goes to the whole process group, as a terminal's does. A build that a script
    /// put into the background ignores SIGINT, and so would what it starts.
    private void endsInOrder(String signal) throws Exception {
        try (var program = ChildProgram.start(data, "env", "--default-signal=INT", "setsid")) {
            long server = serverOf(program);
            signal(signal, "-" + program.process().pid());
            assertThat(program.end()).contains("last work: 1").doesNotContain("ERROR");
            await().atMost(A_MINUTE).until(() -> ProcessHandle.of(server).isEmpty());
        }
        assertThat(data.resolve("postgres/data/postmaster.pid")).doesNotExist();
        assertThat(data.resolve("postgres/server.log")).content().contains("database system is shut down");
    }

    @Test
    void afterAKilledProgramTheNextOneReplacesItsServer() throws Exception {
        final long left;
        try (var killed = ChildProgram.start(data)) {
            left = serverOf(killed);
            killed.process().destroyForcibly().waitFor();
            assertThat(ProcessHandle.of(left)).isPresent();
        }
        try (var next = ChildProgram.start(data)) {
            assertThat(serverOf(next)).isNotEqualTo(left);
            await().atMost(A_MINUTE).until(() -> ProcessHandle.of(left).isEmpty());
            signal("TERM", "" + next.process().pid());
            assertThat(next.end()).contains("A killed run left its embedded PostgreSQL running");
        }
    }

    @Test
    void afterProgramAndServerWereKilledTheNextOneRecovers() throws Exception {
        try (var killed = ChildProgram.start(data)) {
            long server = serverOf(killed);
            killed.process().destroyForcibly().waitFor();
            var left = ProcessHandle.of(server).orElseThrow();
            left.destroyForcibly();
            left.onExit().get(A_MINUTE.toSeconds(), TimeUnit.SECONDS);
        }
        var pidFile = data.resolve("postgres/data/postmaster.pid");
        var lines = Files.readAllLines(pidFile);
        lines.set(0, "" + ProcessHandle.current().pid());
        Files.write(pidFile, lines);
        try (var next = ChildProgram.start(data)) {
            serverOf(next);
            assertThat(data.resolve("postgres/server.log")).content().contains("automatic recovery in progress");
            signal("TERM", "" + next.process().pid());
            assertThat(next.end()).contains("last work: 1");
        }
    }

    @Test
    void aSecondProgramOnTheSameDataIsRefused() throws Exception {
        try (var first = ChildProgram.start(data)) {
            serverOf(first);
            try (var second = ChildProgram.start(data)) {
                assertThat(second.end()).contains("APPLICATION FAILED TO START")
                        .contains("The data folder %s/postgres is in use by another Product Importer (process %d)."
                                .formatted(data, first.process().pid()))
                        .contains("Stop that one")
                        .doesNotContain("\tat org.");
                assertThat(second.process().exitValue()).isOne();
            }
            signal("TERM", "" + first.process().pid());
            assertThat(first.end()).contains("last work: 1");
        }
    }

    @Test
    void rootWithoutNamespacesBecomesNobody() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "about root only");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        var path = Files.createDirectories(data.resolve("path"));
        for (var program : new String[] {"setpriv", "id", "test"}) {
            Files.createSymbolicLink(path.resolve(program), Path.of("/usr/bin", program));
        }
        try (var program = ChildProgram.start(data.resolve("data"), "/usr/bin/env", "PATH=" + path)) {
            serverOf(program);
            assertThat(Files.getOwner(data.resolve("data/postgres/data")).getName()).isEqualTo("nobody");
            signal("TERM", "" + program.process().pid());
            assertThat(program.end()).contains("last work: 1");
        }
        try (var program = ChildProgram.start(data.resolve("data"))) {
            serverOf(program);
            assertThat(Files.getOwner(data.resolve("data/postgres/data")).getName()).isEqualTo("root");
            signal("TERM", "" + program.process().pid());
            assertThat(program.end()).contains("last work: 1");
        }
    }

    private static long serverOf(ChildProgram program) throws Exception {
        return Long.parseLong(program.await("server process "));
    }

    private static void signal(String name, String target) throws Exception {
        assertThat(new ProcessBuilder("kill", "-s", name, "--", target).start().waitFor()).isZero();
    }
}
