package org.productimporter.importer.inspection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.productimporter.importer.split.FileLimits;
import org.productimporter.model.imports.ImportOptions;

/// Files beyond the borders of `int`, without a disk.
class LargeFileTest {

    private static final byte[] HEADER = "sku,name,description\n".getBytes(UTF_8);
    private static final byte[] RECORD =
            ("A-1,a,\"" + "x".repeat(60_000) + "\n" + "y".repeat(60_000) + "\"\n").getBytes(UTF_8);

    @Test
    void rangesGoOnBeyondFourGibibytes() throws IOException {
        long records = (1L << 32) / RECORD.length + 100;
        var file = VirtualFile.repeating(HEADER, RECORD, records);

        var accepted =
                (Inspection.Accepted) new PlainInspector(FileLimits.DEFAULTS).inspect(file, ImportOptions.DEFAULTS);

        long next = HEADER.length;
        int no = 0;
        for (var range : accepted.ranges()) {
            assertThat(range.no()).isEqualTo(no++);
            assertThat(range.fromByte()).isEqualTo(next);
            assertThat((range.fromByte() - HEADER.length) % RECORD.length).isZero();
            assertThat(range.firstLine()).isEqualTo(2 + (range.fromByte() - HEADER.length) / RECORD.length * 2);
            next = range.toByte();
        }
        assertThat(next).isEqualTo(file.size()).isGreaterThan(1L << 32);
        assertThat(accepted.skuSample()).hasSizeBetween(3_900, 4_000).containsOnly("A-1");
    }
}
