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

/// Each case says what is wrong, names the folder, and what to do.
class UnusableFolderIT {

    @TempDir private static Path parent;

    private Path folder;

    /// A copy is made faster than a new one.
    @BeforeEach
    void copyStoppedServer(TestInfo test) throws Exception {
        var template = parent.resolve("template");
        if (Files.notExists(template)) {
            SharedPrograms.start(template).close();
        }
        folder = parent.resolve(test.getTestMethod().orElseThrow().getName());
        run("cp", "-a", template.toString(), folder.toString());
    }

    @Test
    void aFolderInUseIsRefusedAndTheUserGoesOnUndisturbed() {
        try (var first = SharedPrograms.start(folder)) {
            var refusal = refusal(folder, 0);
            assertThat(refusal).hasMessage("The data folder %s is in use by another Product Importer (process %d)."
                    .formatted(folder, ProcessHandle.current().pid()));
            assertThat(refusal.action()).contains("PRODUCT_IMPORTER_DATA");
            assertThat(ProcessHandle.of(first.pid())).isPresent();
        }
    }

    @Test
    void dataOfAnotherVersionIsLeftAlone() throws IOException {
        Files.writeString(folder.resolve("data/PG_VERSION"), "17\n");
        var refusal = refusal(folder, 0);
        assertThat(refusal).hasMessage(
                "The data folder %s/data holds data of PostgreSQL 17; this program brings 18.".formatted(folder));
        assertThat(refusal.action()).contains("pg_dump");
    }

    @Test
    void damagedDataIsSaidToBeDamaged() throws IOException {
        Files.delete(folder.resolve("data/global/pg_control"));
        var refusal = refusal(folder, 0);
        assertThat(refusal.getMessage()).startsWith("The embedded PostgreSQL does not start with the data in " + folder)
                .contains("pg_control");
        assertThat(refusal.action()).contains("restore a backup", "server.log");
    }

    @Test
    void aLostPasswordIsNotReplacedByANewOne() throws IOException {
        Files.delete(folder.resolve("password"));
        assertThat(refusal(folder, 0).getMessage()).contains(folder + "/password", "missing");
    }

    @Test
    void aWrongPasswordIsSaidToBeWrong() throws IOException {
        Files.writeString(folder.resolve("password"), "another");
        assertThat(refusal(folder, 0).getMessage()).contains(folder.toString(), "password authentication failed");
        assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
    }

    @Test
    void aPortAskedForMustBeFree() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var refusal = refusal(folder, other.getLocalPort());
            assertThat(refusal.getMessage()).contains("Port " + other.getLocalPort(), "taken");
            assertThat(refusal.action()).contains("PRODUCT_IMPORTER_POSTGRES_PORT");
        }
    }

    @Test
    void aKeptPortThatIsTakenIsReplaced() throws IOException {
        String before;
        try (var server = SharedPrograms.start(folder)) {
            before = server.jdbcUrl();
        }
        int kept = Integer.parseInt(Files.readString(folder.resolve("port")));
        try (var other = new ServerSocket(kept, 1, InetAddress.getLoopbackAddress());
                var server = SharedPrograms.start(folder)) {
            assertThat(other.isBound()).isTrue();
            assertThat(server.jdbcUrl()).isNotEqualTo(before);
            assertThat(Files.readString(folder.resolve("port"))).isNotEqualTo("" + kept);
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        var refusal = refusal(file.resolve("data"), 0);
        assertThat(refusal.getMessage()).isEqualTo("The data folder %s cannot be used by user %s: %s: Not a directory."
                .formatted(file.resolve("data"), System.getProperty("user.name"), file.resolve("data")));
        assertThat(refusal.action()).contains("PRODUCT_IMPORTER_DATA");
    }

    @Test
    void aFullDiskIsSaidToBeFullAndLeavesNothingHalfMade() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can mount a disk");
        run("mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", folder.toString());
        try {
            assertThat(refusal(folder, 0).getMessage()).isEqualTo(
                    "The disk with the data folder %s/data is full: the embedded PostgreSQL".formatted(folder)
                            + " cannot start.");
            assertThat(folder.resolve("data")).doesNotExist();
            run("mount", "-o", "remount,size=300m", folder.toString());
            SharedPrograms.start(folder).close();
        } finally {
            run("umount", folder.toString());
        }
    }

    private static void run(String... command) throws Exception {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private static UnusableDatabaseException refusal(Path folder, int port) {
        return catchThrowableOfType(UnusableDatabaseException.class,
                () -> EmbeddedPostgres.start(SharedPrograms.options(folder, port)).close());
    }
}
