package org.productimporter.web.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxRecordWriterTest {

    private static final List<String> HEADER = List.of("sku", "=name");

    @TempDir private Path folder;

    @Test
    void writesEveryCellAsText() throws IOException {
        var cells = List.of("00123", "=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(1)", "\tx", "1E5", "a\r\nb",
                " <&>\" ", "12345678901234567890", "\uD83D\uDE00", "TRUE", "");

        var rows = read(sheets(cells.stream().map(cell -> List.of("A", cell)).toList(), 100).getFirst());

        assertThat(rows.getFirst().getCellText(1)).isEqualTo("=name");
        for (var row = 1; row <= cells.size(); row++) {
            var cell = rows.get(row).getCell(1);
            assertThat(cell.getType()).isEqualTo(CellType.STRING);
            assertThat(cell.getFormula()).isNull();
            assertThat(cell.getText()).isEqualTo(cells.get(row - 1));
        }
    }

    /// Without the format, a spreadsheet would change a cell such as 00123 as soon as somebody edits it.
    @Test
    void formatsEveryCellAsText() throws IOException {
        var file = workbook(List.of(List.of("00123", "B")), 100);

        assertThat(part(file, "xl/styles.xml")).contains("formatCode=\"@\"");
        assertThat(part(file, "xl/worksheets/sheet1.xml")).contains("<c r=\"A2\" s=\"1\" t=\"inlineStr\">")
                .doesNotContainPattern("<c r=\"[A-Z0-9]+\" t=");
    }

    private String part(byte[] workbook, String name) throws IOException {
        var file = Files.write(folder.resolve("workbook.xlsx"), workbook);
        try (var zip = new ZipFile(file.toFile()); var part = zip.getInputStream(zip.getEntry(name))) {
            return new String(part.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void replacesWhatTheFormatCannotContain() throws IOException {
        var rows = read(sheets(List.of(List.of("a\0b\u0007c\uFFFFd", "x".repeat(40_000))), 100).getFirst());

        assertThat(rows.get(1).getCellText(0)).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd");
        assertThat(rows.get(1).getCellText(1)).hasSize(32_767).endsWith("x … (cut; the CSV file has the whole text)");
    }

    @Test
    void continuesAFullWorksheetOnTheNext() throws IOException {
        var records = Collections.nCopies(5, List.of("A", "B"));

        var sheets = sheets(records, 3);

        assertThat(sheets).extracting(Sheet::getName)
                .containsExactly("Rejected rows", "Rejected rows 2", "Rejected rows 3");
        assertThat(texts(sheets.get(0))).containsExactly("sku =name", "A B", "A B");
        assertThat(texts(sheets.get(2))).containsExactly("sku =name", "A B");
    }

    @Test
    void needsNoMoreMemoryForMoreRows() throws IOException {
        var writer = new XlsxRecordWriter("Rejected rows", HEADER, OutputStream.nullOutputStream());
        for (var row = 0; row < 10_000; row++) {
            writer.write(List.of("A" + row, "x".repeat(100)));
        }
        var before = liveBytes();
        for (var row = 0; row < 200_000; row++) {
            writer.write(List.of("A" + row, "x".repeat(100)));
        }
        assertThat(liveBytes() - before).isLessThan(4_000_000);
        writer.finish();
    }

    private static long liveBytes() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    private static List<Sheet> sheets(List<List<String>> records, int maxRows) throws IOException {
        return new ReadableWorkbook(new ByteArrayInputStream(workbook(records, maxRows))).getSheets().toList();
    }

    private static byte[] workbook(List<List<String>> records, int maxRows) throws IOException {
        var out = new ByteArrayOutputStream();
        var writer = new XlsxRecordWriter("Rejected rows", HEADER, maxRows, out);
        for (var record : records) {
            writer.write(record);
        }
        writer.finish();
        return out.toByteArray();
    }

    private static List<Row> read(Sheet sheet) throws IOException {
        return sheet.read();
    }

    private static List<String> texts(Sheet sheet) throws IOException {
        return read(sheet).stream().map(row -> String.join(" ", row.stream().map(Cell::getText).toList())).toList();
    }
}
