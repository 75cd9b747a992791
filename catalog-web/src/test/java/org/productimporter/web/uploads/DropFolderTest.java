package org.productimporter.web.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.web.common.DataDirectory;
import org.productimporter.web.common.ProblemException;
import org.springframework.util.unit.DataSize;

/// A drop folder to which an attacker can write.
@Timeout(10)
class DropFolderTest {

    private static final String CSV = "sku\nA\n";

    @TempDir private Path folder;
    private DataDirectory data;
    private UploadService uploads;
    private DropFolder drop;
    private Path secret;

    @BeforeEach
    void create() throws IOException {
        data = new DataDirectory(folder.resolve("data"));
        uploads = new UploadService(data,
                new UploadProperties(DataSize.ofMegabytes(1), DataSize.ofBytes(0), Duration.ZERO),
                new ActiveUploads(data, Clock.systemUTC()), new SimpleMeterRegistry());
        drop = new DropFolder(data, uploads);
        secret = Files.writeString(folder.resolve("secret.csv"), CSV);
    }

    private Path dropped(String name) throws IOException {
        return Files.writeString(data.drop().resolve(name), CSV);
    }

    @Test
    void theReasonIsNotWrittenThroughALink() throws IOException {
        var refused = Files.createDirectory(data.drop().resolve("refused"));
        Files.createSymbolicLink(refused.resolve("old.csv.txt"), secret);
        Files.createSymbolicLink(refused.resolve("new.csv.txt"), folder.resolve("created"));

        drop.reject(dropped("old.csv"), "why");
        drop.reject(dropped("new.csv"), "why");

        assertThat(secret).hasContent(CSV);
        assertThat(folder.resolve("created")).doesNotExist();
        assertThat(names(refused)).hasSize(6)
                .anyMatch(name -> name.matches("[-0-9a-f]{36}-old\\.csv"))
                .anyMatch(name -> name.matches("[-0-9a-f]{36}-new\\.csv\\.txt"));
        assertThat(drop.entries()).isEmpty();
    }

    @Test
    void anEarlierRefusedFileIsKept() throws IOException {
        drop.reject(dropped("a.csv"), "first");
        drop.reject(dropped("a.csv"), "second");

        assertThat(data.drop().resolve("refused/a.csv.txt")).hasContent("first");
        assertThat(names(data.drop().resolve("refused"))).hasSize(4);
    }

    @Test
    void nothingIsMovedThroughALinkNamedRefused() throws IOException {
        var outside = Files.createDirectory(folder.resolve("outside"));
        Files.createSymbolicLink(data.drop().resolve("refused"), outside);
        var file = dropped("a.csv");

        assertThatThrownBy(() -> drop.reject(file, "why")).isInstanceOf(NotDirectoryException.class);

        assertThat(outside).isEmptyDirectory();
        assertThat(file).exists();
    }

    @Test
    void namesThatLeaveNoRoomForASuffixAreRefused() throws IOException {
        drop.reject(dropped("x".repeat(251) + ".csv"), "why");

        assertThat(names(data.drop().resolve("refused"))).hasSize(2);
        assertThat(drop.entries()).isEmpty();
    }

    @Test
    void onlyRegularFilesAreTaken() throws Exception {
        Files.createSymbolicLink(data.drop().resolve("link.csv"), secret);
        Files.createSymbolicLink(data.drop().resolve("device.csv"), Path.of("/dev/zero"));
        assertThat(new ProcessBuilder("mkfifo", data.drop().resolve("pipe.csv").toString()).start().waitFor()).isZero();

        for (var name : List.of("link.csv", "device.csv", "pipe.csv")) {
            assertThatThrownBy(() -> drop.claim("drop/" + name)).isInstanceOf(ProblemException.class)
                    .hasMessageContaining("400");
            // The same for an entry that is replaced after the first check.
            assertThatThrownBy(() -> claimUnchecked(name)).isInstanceOf(ProblemException.class)
                    .hasMessageContaining("400");
            assertThat(Files.exists(data.drop().resolve(name), LinkOption.NOFOLLOW_LINKS)).isTrue();
        }
        assertThat(secret).hasContent(CSV);
        assertThat(data.uploads()).isEmptyDirectory();
    }

    private void claimUnchecked(String name) throws IOException {
        try (var open = OpenFolder.of(data.drop()); var uploaded = OpenFolder.of(data.uploads())) {
            var path = Path.of(name);
            uploads.claim(open, path, file -> uploaded.move(file.getFileName(), open, path)).close();
        }
    }

    @Test
    void subFoldersAreFoldersAndNoLinks() throws IOException {
        Files.createDirectory(data.drop().resolve("real"));
        dropped("real/a.csv");
        Files.createSymbolicLink(data.drop().resolve("way"), folder);
        Files.createSymbolicLink(data.drop().resolve("inside"), data.drop().resolve("real"));

        for (var source : List.of("drop/way/secret.csv", "drop/inside/a.csv", "drop/real/../../../secret.csv",
                secret.toString(), "drop/\0")) {
            assertThatThrownBy(() -> drop.claim(source)).isInstanceOf(ProblemException.class)
                    .hasMessageContaining("400");
        }
        try (var upload = drop.claim("drop/real/a.csv")) {
            assertThat(upload.commit()).hasContent(CSV);
        }
    }

    @Test
    void aFileThatIsNotImportedComesBackWithoutReplacingANewOne() throws IOException {
        Files.writeString(dropped("book.csv"), "%PDF-1.7");
        assertThatThrownBy(() -> drop.claim("drop/book.csv")).hasMessageContaining("415");
        assertThat(data.drop().resolve("book.csv")).hasContent("%PDF-1.7");

        dropped("a.csv");
        try (var upload = drop.claim("drop/a.csv")) {
            assertThat(upload.bytes()).isEqualTo(CSV.length());
            Files.writeString(data.drop().resolve("a.csv"), "new");
        }
        assertThat(data.drop().resolve("a.csv")).hasContent("new");
        assertThat(names(data.drop())).hasSize(3);
        assertThat(data.uploads()).isEmptyDirectory();
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
