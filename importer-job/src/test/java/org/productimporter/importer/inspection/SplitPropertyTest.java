package org.productimporter.importer.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.productimporter.importer.csv.NastyBytes;
import org.productimporter.importer.rows.RangeParser;
import org.productimporter.importer.rows.RowCopy;
import org.productimporter.importer.rows.RowOptions;
import org.productimporter.importer.split.FileLimits;
import org.productimporter.importer.split.FileRange;
import org.productimporter.model.imports.ImportOptions;

class SplitPropertyTest {

    private static final ImportOptions OPTIONS = ImportOptions.of(Map.of("charset", "utf-8"));

    /// Rows of a file with their numbers in the file, whatever the ranges.
    private record Rows(List<RowCopy> rows, long read, long blank, long rejected) {}

    @Property(tries = 400)
    void rowsAreTheSameHoweverTheFileIsCut(@ForAll("nastyBytes") byte[] bytes,
            @ForAll @IntRange(min = 1, max = 60) int rangeBytes) throws IOException {
        var file = file(bytes);
        assertThat(rows(file, rangeBytes)).isEqualTo(rows(file, Integer.MAX_VALUE));
    }

    @Property(tries = 100)
    void rangesHoldEveryByteAfterTheHeaderOnce(@ForAll("nastyBytes") byte[] bytes,
            @ForAll @IntRange(min = 1, max = 60) int rangeBytes) throws IOException {
        var file = file(bytes);
        long next = (long) file.length - bytes.length;
        for (var range : inspect(file, rangeBytes).ranges()) {
            assertThat(range.fromByte()).isEqualTo(next);
            assertThat(range.crc32c()).isEqualTo(crc(file, range));
            next = range.toByte();
        }
        assertThat(next).isEqualTo(file.length);
    }

    private static long crc(byte[] file, FileRange range) {
        var checksum = new CRC32C();
        checksum.update(file, (int) range.fromByte(), (int) range.bytes());
        return checksum.getValue();
    }

    @Provide
    Arbitrary<byte[]> nastyBytes() {
        return NastyBytes.any();
    }

    private static byte[] file(byte[] bytes) {
        var file = new ByteArrayOutputStream();
        file.writeBytes("sku,name\r\n".getBytes(StandardCharsets.UTF_8));
        file.writeBytes(bytes);
        return file.toByteArray();
    }

    private static Rows rows(byte[] file, int rangeBytes) throws IOException {
        var accepted = inspect(file, rangeBytes);
        var parse = new RangeParser(accepted.layout(), RowOptions.of(OPTIONS));
        List<RowCopy> rows = new ArrayList<>();
        long read = 0;
        long blank = 0;
        long rejected = 0;
        for (var range : accepted.ranges()) {
            var bytes = Arrays.copyOfRange(file, (int) range.fromByte(), (int) range.toByte());
            long before = read;
            var totals = parse.parse(range.firstLine(), bytes, RowCopy.sink(row -> rows.add(numbered(row, before))));
            read += totals.read();
            blank += totals.blank();
            rejected += totals.rejected();
        }
        return new Rows(rows, read, blank, rejected);
    }

    private static Inspection.Accepted inspect(byte[] file, int rangeBytes) throws IOException {
        var limits = new FileLimits(rangeBytes, Math.min(rangeBytes, 1), 1024 * 1024, 200);
        var wanted = rangeBytes == Integer.MAX_VALUE ? FileLimits.DEFAULTS : limits;
        return (Inspection.Accepted) new PlainInspector(wanted).inspect(VirtualFile.of(file), OPTIONS);
    }

    private static RowCopy numbered(RowCopy row, long before) {
        return row instanceof RowCopy.Rejected rejected ? rejected.behind(before) : row;
    }
}
