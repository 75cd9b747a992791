package org.productimporter.importer.split;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RangeReaderTest {

    @TempDir Path folder;

    @Test
    void readsExactlyTheBytesOfTheRange() throws IOException {
        var file = Files.writeString(folder.resolve("a.csv"), "sku\nA\nB\nC\n");

        assertThat(RangeReader.read(file, new FileRange(1, 6, 8, 3))).asString(UTF_8).isEqualTo("B\n");
        assertThat(RangeReader.head(file, new FileRange(0, 4, 10, 2), 3)).asString(UTF_8).isEqualTo("A\nB");
        assertThat(RangeReader.head(file, new FileRange(0, 4, 6, 2), 64)).asString(UTF_8).isEqualTo("A\n");
    }

    @Test
    void noticesAFileThatHasBecomeShorter() throws IOException {
        var file = Files.writeString(folder.resolve("a.csv"), "sku\nA\n");

        assertThatThrownBy(() -> RangeReader.read(file, new FileRange(7, 4, 10, 2)))
                .isInstanceOf(FileChangedException.class)
                .hasMessage("the file changed during the import: range 7 needs the bytes 4 to 10, the file ends at 6");
    }
}
