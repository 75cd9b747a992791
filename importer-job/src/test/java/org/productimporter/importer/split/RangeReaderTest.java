package org.productimporter.importer.split;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RangeReaderTest {

    @TempDir Path folder;

    @Test
    void readsExactlyTheBytesOfTheRange() throws IOException {
        var file = Files.writeString(folder.resolve("a.csv"), "sku\nA\nB\nC\n");

        assertThat(RangeReader.read(file, new FileRange(1, 6, 8, 3, crc("B\n")))).asString(UTF_8).isEqualTo("B\n");
        assertThat(RangeReader.head(file, new FileRange(0, 4, 10, 2, crc("A\nB\nC\n")), 3)).asString(UTF_8)
                .isEqualTo("A\nB");
        assertThat(RangeReader.head(file, new FileRange(0, 4, 6, 2, crc("A\n")), 64)).asString(UTF_8).isEqualTo("A\n");
    }

    @Test
    void noticesAFileThatHasBecomeShorter() throws IOException {
        var file = Files.writeString(folder.resolve("a.csv"), "sku\nA\n");

        assertThatThrownBy(() -> RangeReader.read(file, new FileRange(7, 4, 10, 2, 0)))
                .isInstanceOf(FileChangedException.class)
                .hasMessage("Range 7 needs the bytes 4 to 10, the file ends at 6.");
    }

    /// Of the same size, so only the checksum differs. A part that is not returned is verified, too.
    @Test
    void noticesOtherBytes() throws IOException {
        var file = Files.writeString(folder.resolve("a.csv"), "sku\nA\nb\n");
        var range = new FileRange(0, 4, 8, 2, crc("A\nB\n"));

        for (int limit : new int[] {1, 64}) {
            assertThatThrownBy(() -> RangeReader.head(file, range, limit)).isInstanceOf(FileChangedException.class)
                    .hasMessage("Its bytes 4 to 8 are not those that were inspected.");
        }
        assertThatThrownBy(() -> RangeReader.read(file, range)).isInstanceOf(FileChangedException.class);
    }

    private static long crc(String text) {
        var checksum = new CRC32C();
        checksum.update(text.getBytes(UTF_8));
        return checksum.getValue();
    }
}
