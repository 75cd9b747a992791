package org.productimporter.web.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
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

/// Uploads for which the disk has no space, detected before or during the upload.
class UploadServiceTest {

    private static final DataSize LARGER_THAN_ANY_DISK = DataSize.ofTerabytes(1_000_000);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    @TempDir private Path folder;

    @Test
    void rejectsBeforeTheFirstByteIfThereIsTooLittleSpace() {
        var uploads = uploads(folder, LARGER_THAN_ANY_DISK);

        assertNoSpace(() -> uploads.requireCapacity(1_000)).hasMessageMatching(
                ".*[\\d,]+ bytes are free on the server and 1,099,511,627,776,000,000 of them are kept in reserve; the upload needs 1,000\\. Free some space or lower product\\.importer\\.upload\\.reserve.*");
        assertNoSpace(() -> uploads.requireCapacity(-1)).hasMessageContaining("the upload needs 0");
    }

    @Test
    void checksTheFreeSpaceEvery64Megabytes() throws IOException {
        var uploads = uploads(folder, LARGER_THAN_ANY_DISK);
        var body = new LetterStream(70 << 20);

        assertNoSpace(() -> uploads.receive(body, -1)).hasMessageContaining("kept in reserve");

        assertThat(body.remaining()).isBetween(5L << 20, 6L << 20);
        assertNoFileIsLeft(uploads(folder, DataSize.ofBytes(0)));
    }

    @Test
    void reportsAFullDiskAndLeavesNoFile() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can mount a disk");
        var disk = Files.createDirectory(folder.resolve("disk"));
        command("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString());
        try {
            var uploads = uploads(disk, DataSize.ofBytes(0));

            assertNoSpace(() -> uploads.receive(new LetterStream(8 << 20), -1)).hasMessageContaining(
                    "The server's disk became full during the upload. Nothing was kept; free some space and send the file again");

            assertNoFileIsLeft(uploads);
        } finally {
            command("umount", disk.toString());
        }
    }

    private static AbstractThrowableAssert<?, ?> assertNoSpace(ThrowingCallable upload) {
        return assertThatThrownBy(upload).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.INSUFFICIENT_STORAGE);
            assertThat(problem.getBody().getTitle()).isEqualTo("No room on disk");
        })
                .extracting(problem -> new IOException(((ProblemException) problem).detail()))
                .asInstanceOf(InstanceOfAssertFactories.THROWABLE);
    }

    /// Also, the next upload succeeds.
    private void assertNoFileIsLeft(UploadService uploads) throws IOException {
        assertThat(meters.counter("product.importer.uploads", "outcome", "refused").count()).isEqualTo(1);
        try (var file = uploads.receive(new LetterStream(1 << 20), -1)) {
            assertThat(file.bytes()).isEqualTo(1 << 20);
        }
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private UploadService uploads(Path data, DataSize reserve) {
        var directory = new DataDirectory(data);
        return new UploadService(directory, new UploadProperties(DataSize.ofGigabytes(1), reserve, Duration.ZERO),
                new ActiveUploads(directory, Clock.systemUTC()), meters);
    }

    private static void command(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
