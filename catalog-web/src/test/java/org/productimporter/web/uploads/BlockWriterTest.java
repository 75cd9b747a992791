package org.productimporter.web.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.model.files.Sha256;

/// Blocks that are written in the background.
class BlockWriterTest {

    private static final long SEED = 20_261_128;
    private static final int BLOCKS = 200;

    @TempDir private Path folder;

    /// More than the interval of a flush, with blocks that are full and blocks that are not.
    @Test
    void theFileAndItsDigestAreThoseOfTheBlocksInTheirOrder() throws IOException {
        var random = new Random(SEED);
        var expected = new ByteArrayOutputStream();
        var digest = Sha256.digest();
        try (var channel = newFile(); var blocks = new BlockWriter(channel, digest)) {
            for (int no = 0; no < BLOCKS; no++) {
                var block = blocks.block();
                random.nextBytes(block);
                var length = no % 3 == 0 ? 1 + random.nextInt(block.length) : block.length;
                expected.write(block, 0, length);
                blocks.write(length);
            }
            blocks.finish();
        }

        assertThat(Files.readAllBytes(file())).isEqualTo(expected.toByteArray());
        assertThat(Sha256.hex(digest)).isEqualTo(Sha256.ofFile(file()));
    }

    @Test
    void aBlockThatIsNotWrittenFailsTheNextAndTheEnd() throws IOException {
        var channel = newFile();
        channel.close();
        try (var blocks = new BlockWriter(channel, Sha256.digest())) {
            blocks.write(1);

            assertThatThrownBy(() -> blocks.write(1)).isInstanceOf(ClosedChannelException.class);
            assertThatThrownBy(blocks::finish).isInstanceOf(ClosedChannelException.class);
        }
    }

    private FileChannel newFile() throws IOException {
        return FileChannel.open(file(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private Path file() {
        return folder.resolve("file");
    }
}
