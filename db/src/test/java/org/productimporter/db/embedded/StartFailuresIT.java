package org.productimporter.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.db.UnusableDatabaseException;

/// Verifies the message and the action of each reason why the embedded server cannot start.
class StartFailuresIT {

    @TempDir private static Path parent;

    private Path folder;

    /// Copying a cluster is faster than initializing one.
    @BeforeEach
    void copyStoppedServer(TestInfo test) throws Exception {
        var template = parent.resolve("template");
        if (Files.notExists(template)) {
            SharedBinaries.start(template).close();
        }
        folder = parent.resolve(test.getTestMethod().orElseThrow().getName());
        run("cp", "-a", template.toString(), folder.toString());
    }

    @Test
    void folderInUse() {
        try (var first = SharedBinaries.start(folder)) {
            var failure = failure(folder, 0);
            assertThat(failure).hasMessage("The data folder %s is in use by another Product Importer (process %d)."
                    .formatted(folder, ProcessHandle.current().pid()));
            assertThat(failure.action()).contains("PRODUCT_IMPORTER_DATA");
            assertThat(ProcessHandle.of(first.pid())).isPresent();
        }
    }

    @Test
    void dataOfAnotherVersion() throws IOException {
        Files.writeString(folder.resolve("data/PG_VERSION"), "17\n");
        var failure = failure(folder, 0);
        assertThat(failure)
                .hasMessage("The data folder %s/data holds data of PostgreSQL 17; this program contains PostgreSQL 18."
                        .formatted(folder));
        assertThat(failure.action()).contains("pg_dump");
    }

    @Test
    void damagedData() throws IOException {
        Files.delete(folder.resolve("data/global/pg_control"));
        var failure = failure(folder, 0);
        assertThat(failure.getMessage()).startsWith("The embedded PostgreSQL does not start with the data in " + folder)
                .contains("pg_control");
        assertThat(failure.action()).contains("restore a backup", "server.log");
    }

    @Test
    void missingPasswordFile() throws IOException {
        Files.delete(folder.resolve("password"));
        assertThat(failure(folder, 0).getMessage()).contains(folder + "/password", "missing");
    }

    @Test
    void wrongPassword() throws IOException {
        Files.writeString(folder.resolve("password"), "another");
        assertThat(failure(folder, 0).getMessage()).contains(folder.toString(), "password authentication failed");
        assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
    }

    @Test
    void configuredPortInUse() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var failure = failure(folder, other.getLocalPort());
            assertThat(failure.getMessage()).contains("Port " + other.getLocalPort(), "used by another program");
            assertThat(failure.action()).contains("PRODUCT_IMPORTER_POSTGRES_PORT");
        }
    }

    @Test
    void storedPortInUseIsReplaced() throws IOException {
        String before;
        try (var server = SharedBinaries.start(folder)) {
            before = server.jdbcUrl();
        }
        int stored = Integer.parseInt(Files.readString(folder.resolve("port")));
        try (var other = new ServerSocket(stored, 1, InetAddress.getLoopbackAddress());
                var server = SharedBinaries.start(folder)) {
            assertThat(other.isBound()).isTrue();
            assertThat(server.jdbcUrl()).isNotEqualTo(before);
            assertThat(Files.readString(folder.resolve("port"))).isNotEqualTo("" + stored);
        }
    }

    @Test
    void folderCannotBeCreated() throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        var failure = failure(file.resolve("data"), 0);
        assertThat(failure.getMessage()).isEqualTo("The data folder %s cannot be used by user %s: %s: Not a directory."
                .formatted(file.resolve("data"), System.getProperty("user.name"), file.resolve("data")));
        assertThat(failure.action()).contains("PRODUCT_IMPORTER_DATA");
    }

    @Test
    void fullDiskLeavesNoIncompleteCluster() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can mount a disk");
        run("mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", folder.toString());
        try {
            assertThat(failure(folder, 0).getMessage()).isEqualTo(
                    "The disk with the data folder %s/data is full: the embedded PostgreSQL".formatted(folder)
                            + " cannot start.");
            assertThat(folder.resolve("data")).doesNotExist();
            run("mount", "-o", "remount,size=300m", folder.toString());
            SharedBinaries.start(folder).close();
        } finally {
            run("umount", folder.toString());
        }
    }

    private static void run(String... command) throws Exception {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private static UnusableDatabaseException failure(Path folder, int port) {
        return catchThrowableOfType(UnusableDatabaseException.class,
                () -> EmbeddedPostgres.start(SharedBinaries.options(folder, port)).close());
    }
}
