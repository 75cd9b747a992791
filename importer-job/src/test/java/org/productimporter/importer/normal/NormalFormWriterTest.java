package org.productimporter.importer.normal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.importer.failure.FileRejectedException;

/// A normal form is complete or not there, and what could not be written leaves nothing behind.
class NormalFormWriterTest {

    @TempDir Path folder;

    @Test
    void failureLeavesTheFileThatWasThere() throws IOException {
        var target = Files.writeString(folder.resolve("import-1.csv"), "sku\nA\n");
        var broken = new SequenceInputStream(new ByteArrayInputStream("sku\nB\n".getBytes(UTF_8)), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Stale file handle");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return read();
            }
        });

        assertThatThrownBy(() -> write(target, broken)).isInstanceOf(IOException.class).hasMessage("Stale file handle");

        assertThat(folder).isDirectoryContaining("glob:**import-1.csv").isDirectoryNotContaining("glob:**.part");
        assertThat(target).hasContent("sku\nA\n");
    }

    @Test
    void writtenAgainAfterAFailure() throws IOException {
        var target = folder.resolve("normal/import-1.csv");

        write(target, new ByteArrayInputStream("sku\nA\n".getBytes(UTF_8)));
        write(target, new ByteArrayInputStream("sku\nB\n".getBytes(UTF_8)));

        assertThat(target).hasContent("sku\nB\n");
        assertThat(target.getParent()).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void fullDiskNamesTheBytesAndWhatToDo() {
        var writer = new NormalFormWriter(folder.resolve("import-1.csv"), NormalFormProgress.NONE);

        assertThatThrownBy(() -> writer.full(new IOException("No space left on device")))
                .isInstanceOfSatisfying(FileRejectedException.class, e -> {
                    assertThat(e.failure().detail()).isEqualTo("The disk became full after 0 bytes.");
                    assertThat(e.failure().action()).contains("restart the import");
                });
    }

    private static void write(Path target, InputStream text) throws IOException {
        new NormalFormWriter(target, NormalFormProgress.NONE).write(text, () -> 0);
    }
}
