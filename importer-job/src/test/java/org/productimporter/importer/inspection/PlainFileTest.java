package org.productimporter.importer.inspection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.importer.split.FileChangedException;
import org.productimporter.importer.split.FileLimits;
import org.productimporter.importer.split.RangeReader;
import org.productimporter.model.files.Sha256;
import org.productimporter.model.imports.ImportFailure;
import org.productimporter.model.imports.ImportOptions;

class PlainFileTest {

    private static final PlainInspector INSPECT = new PlainInspector(FileLimits.DEFAULTS);

    @Test
    void readsNoMoreThanTheSampleOfAnEndlessHeader() throws IOException {
        var file = VirtualFile.repeating("\"".getBytes(UTF_8), "a,".getBytes(UTF_8), 1L << 30);

        var inspection = INSPECT.inspect(file, ImportOptions.DEFAULTS);

        assertThat(inspection).isEqualTo(new Inspection.Rejected(new ImportFailure("A quote is never closed",
                "The quote opened at line 1 column 1 is not closed within" + " 1 MiB.",
                "Close the quote; a quote that is meant as text is written" + " twice, inside quotes.")));
        assertThat(file.position()).isEqualTo(4 * 1024 * 1024);
    }

    @Test
    void noticesAFileThatShrinksMeanwhile() {
        var claimed = new Longer(VirtualFile.of("sku\nA\n".getBytes(UTF_8)));

        assertThatThrownBy(() -> INSPECT.inspect(claimed, ImportOptions.DEFAULTS))
                .isInstanceOf(FileChangedException.class)
                .hasMessage("It had 16 bytes at the begin of the inspection and now has 6.");
    }

    /// Including a record that is larger than the blocks in which the file is read, which ends the range before it late.
    @Test
    void hashesTheFileAndEachRange(@TempDir Path folder) throws IOException {
        var text = "sku,name\n" + "a,A\n".repeat(5) + "b,\"" + "x".repeat(2_500_000) + "\"\n" + "c,C\n".repeat(400_000);
        var file = Files.writeString(folder.resolve("a.csv"), text);

        Inspection.Accepted accepted;
        try (var channel = Files.newByteChannel(file)) {
            accepted = (Inspection.Accepted) INSPECT.inspect(channel, ImportOptions.DEFAULTS);
        }

        assertThat(accepted.sha256()).isEqualTo(Sha256.ofText(text));
        assertThat(accepted.ranges()).hasSizeGreaterThan(4);
        for (var range : accepted.ranges()) {
            assertThat(RangeReader.read(file, range)).hasSize((int) range.bytes());
        }
    }

    @Test
    void cutsSmallFilesIntoSixteenRangesAndLargeOnesIntoFourMebibytes() throws IOException {
        var header = "sku\n".getBytes(UTF_8);
        var record = "A-123456789012345678901234567890123456789012345678901234567890\n".getBytes(UTF_8);

        assertThat(ranges(VirtualFile.repeating(header, record, 100))).isEqualTo(1);
        assertThat(ranges(VirtualFile.repeating(header, record, 160_000))).isEqualTo(16);
        assertThat(ranges(VirtualFile.repeating(header, record, 1_600_000))).isEqualTo(25);
    }

    private static int ranges(SeekableByteChannel file) throws IOException {
        return ((Inspection.Accepted) INSPECT.inspect(file, ImportOptions.DEFAULTS)).ranges().size();
    }

    /// Says that it has ten bytes more than it has.
    private record Longer(SeekableByteChannel file) implements SeekableByteChannel {
        @Override
        public long size() throws IOException {
            return file.size() + 10;
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            return file.read(target);
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            return file.write(source);
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public SeekableByteChannel position(long position) throws IOException {
            return file.position(position);
        }

        @Override
        public SeekableByteChannel truncate(long size) throws IOException {
            return file.truncate(size);
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
