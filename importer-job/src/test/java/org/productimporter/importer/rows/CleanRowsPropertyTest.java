package org.productimporter.importer.rows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.importer.csv.NastyBytes;
import org.productimporter.importer.split.RecordCursor;
import org.productimporter.model.imports.ImportOptions.OnBlank;

/// Rows that are read as bytes are those that the careful parser reads as texts, whatever stands before and behind them.
class CleanRowsPropertyTest {

    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final RowOptions KEEP = new RowOptions(OnBlank.KEEP, 1 << 20);

    @Property(tries = 6_000, shrinking = ShrinkingMode.OFF)
    void damagedFilesHaveTheSameRows(@ForAll long seed) {
        var file = DamagedFile.of(seed);
        check(file.layout(), file.options(), file.bytes());
    }

    @Property(tries = 2_000)
    void nastyBytesHaveTheSameRows(@ForAll("nastyBytes") byte[] bytes, @ForAll long seed) {
        check(DamagedFile.layout(new Random(seed), ','), KEEP, bytes);
    }

    @Property(tries = 2_000)
    void anyBytesHaveTheSameRows(@ForAll byte[] bytes, @ForAll long seed) {
        check(DamagedFile.layout(new Random(seed), ';'), KEEP, bytes);
    }

    @Provide
    Arbitrary<byte[]> nastyBytes() {
        return NastyBytes.any();
    }

    /// The columns of the files have any meaning here.
    @Example
    void filesOfAllSuitesHaveTheSameRows() throws IOException {
        List<Path> files;
        try (var all = Files.walk(RESOURCES)) {
            files = all.filter(file -> file.toString().matches(".*\\.(csv|bin|yaml)")).sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(100);
        var random = new Random(1);
        for (var file : files) {
            var bytes = Files.readAllBytes(file);
            for (char delimiter : new char[] {',', ';', '\t'}) {
                for (int i = 0; i < 3; i++) {
                    check(DamagedFile.layout(random, delimiter), KEEP, bytes);
                    check(DamagedFile.layout(random, delimiter), KEEP, DamagedFile.damaged(random, bytes));
                }
            }
        }
    }

    /// A row that needs a String of the whole record is slow, not wrong: nothing else would tell.
    @Example
    void usualRowsAreReadAsBytes() {
        var layout = DamagedFile.fullLayout();
        for (var row : List.of("A-1,Lamp,Large,12.50,true,red,9", "A-1,\"Lamp\",\"Large, red\",\"12.5\",\"1\",,",
                "A-1,\"Desk \"\"X\"\"\",\"two\r\nlines\",7,no,\"a\"\"b\",\"c\nd\"", "Ä-1,Лампа,中文 😀,,,é,", "A-1,,,,,,",
                "A-1, Lamp , Large ,12.50 ,\"yes\"", "A-1,Lamp,Large,12.50,true,red,9,,", "AB+C,x,y,1,0,,")) {
            var bytes = (row + "\r\n").getBytes(UTF_8);
            var reader = new CleanRowReader(layout, KEEP, bytes);
            assertThat(reader.read(0, 1)).as(row).isTrue();
            assertThat(reader.end()).isEqualTo(bytes.length);
            check(layout, KEEP, bytes);
        }
    }

    private static void check(CsvLayout layout, RowOptions options, byte[] bytes) {
        var expected = RangeRows.parsedCarefully(layout, options, 7, bytes);
        assertThat(RangeRows.parsed(layout, options, 7, bytes)).isEqualTo(expected);
        var record = new RecordCursor(bytes, layout, 7);
        long half = expected.totals().read() / 2;
        for (long no = 0; no < half; no++) {
            record.next();
        }
        var first = RangeRows.parsed(layout, options, 7, Arrays.copyOf(bytes, record.end()));
        var second = RangeRows.parsed(layout, options, record.nextLine(),
                Arrays.copyOfRange(bytes, record.end(), bytes.length));
        assertThat(first.joined(second)).isEqualTo(expected);
    }
}
