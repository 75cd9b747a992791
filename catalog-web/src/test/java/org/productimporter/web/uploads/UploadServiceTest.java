package org.productimporter.web.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.web.common.DataDirectory;
import org.productimporter.web.common.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/// Uploads for which the disk has no room, said before or while they come.
class UploadServiceTest {

    private static final DataSize MORE_THAN_ANY_DISK = DataSize.ofTerabytes(1_000_000);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    @TempDir private Path folder;

    @Test
    void tooLittleRoomIsSaidBeforeTheFirstByte() {
        var uploads = uploads(folder, MORE_THAN_ANY_DISK);

        assertNoRoom(() -> uploads.expect(1_000)).hasMessageMatching(
                ".*[\\d,]+ bytes are free on the server and 1,099,511,627,776,000,000 of them are kept in reserve; the upload needs 1,000\\. Free some space or lower product\\.importer\\.upload\\.reserve.*");
        assertNoRoom(() -> uploads.expect(-1)).hasMessageContaining("the upload needs 0");
    }

    @Test
    void roomIsLookedAtEvery64Megabytes() throws IOException {
        var uploads = uploads(folder, MORE_THAN_ANY_DISK);
        var body = new Letters(70 << 20);

        assertNoRoom(() -> uploads.receive(body, -1)).hasMessageContaining("kept in reserve");

        assertThat(body.left()).isBetween(5L << 20, 6L << 20);
        assertNothingIsLeft(uploads(folder, DataSize.ofBytes(0)));
    }

    @Test
    void aDiskThatIsFullIsSaidAndNothingIsLeft() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can mount a disk");
        var disk = Files.createDirectory(folder.resolve("disk"));
        command("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString());
        try {
            var uploads = uploads(disk, DataSize.ofBytes(0));

            assertNoRoom(() -> uploads.receive(new Letters(8 << 20), -1)).hasMessageContaining(
                    "The server's disk became full during the upload. Nothing was kept; free some space and send the file again");

            assertNothingIsLeft(uploads);
        } finally {
            command("umount", disk.toString());
        }
    }

    private static AbstractThrowableAssert<?, ?> assertNoRoom(ThrowingCallable upload) {
        return assertThatThrownBy(upload).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.INSUFFICIENT_STORAGE);
            assertThat(problem.getBody().getTitle()).isEqualTo("No room on disk");
        })
                .extracting(problem -> new IOException(((ProblemException) problem).detail()))
                .asInstanceOf(InstanceOfAssertFactories.THROWABLE);
    }

    /// And the next file is taken as ever.
    private void assertNothingIsLeft(UploadService uploads) throws IOException {
        assertThat(meters.counter("product.importer.uploads", "outcome", "refused").count()).isEqualTo(1);
        try (var file = uploads.receive(new Letters(1 << 20), -1)) {
            assertThat(file.bytes()).isEqualTo(1 << 20);
        }
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private UploadService uploads(Path data, DataSize reserve) {
        return new UploadService(new DataDirectory(data),
                new UploadProperties(DataSize.ofGigabytes(1), reserve, Duration.ZERO), meters);
    }

    private static void command(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
