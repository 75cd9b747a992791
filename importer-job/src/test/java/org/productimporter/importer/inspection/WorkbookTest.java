package org.productimporter.importer.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.importer.csv.CsvLayout.LineNumbering;
import org.productimporter.model.imports.ImportFailure;

/// Sheets as CSV: cells as a user sees them, and lines that are rows of the sheet.
class WorkbookTest {

    @TempDir Path folder;

    private ImportedFile workbook(Containers.Cells cells) throws IOException {
        return ImportedFile.of(folder, "file.xlsx", Containers.workbook(cells));
    }

    private static void row(Worksheet sheet, int row, Object... cells) {
        for (int column = 0; column < cells.length; column++) {
            switch (cells[column]) {
                case String text -> sheet.value(row, column, text);
                case Number number -> sheet.value(row, column, number);
                case Boolean flag -> sheet.value(row, column, flag);
                default -> throw new IllegalArgumentException("no cell: " + cells[column]);
            }
        }
    }

    @Test
    void linesAreRowsOfTheSheet() throws IOException {
        var file = workbook(sheet -> {
            row(sheet, 0, "sku", "name", "price");
            row(sheet, 1, "A", "two\nlines", 1.5);
            row(sheet, 4, "B", "Bread \"rye\", dark", 0.1 + 0.2);
            row(sheet, 5, "C", "x".repeat(300), 1);
            row(sheet, 6, "D");
            row(sheet, 7, "E", "e", "no price");
        });

        assertThat(file.shown(Map.of())).containsExactly("2: A, two\nlines, 1.50", "5: B, Bread \"rye\", dark, 0.30",
                "6: too_long", "7: D, null, null", "8: bad_number");
        assertThat(file.accepted(Map.of()).layout().lines()).isEqualTo(LineNumbering.ROWS);
    }

    @Test
    void cellsAreWhatAUserSees() throws IOException {
        var file = workbook(sheet -> {
            row(sheet, 0, "sku", "General", "padded", "date", "time", "money", "percent", "flag", "formula", "long");
            row(sheet, 1, "A", 4006381333931L, 123, "", "", 1234.5, 0.25, true, "", 1.0E15);
            sheet.style(1, 2).format("00000").set();
            sheet.value(1, 3, LocalDate.of(2026, 11, 28));
            sheet.style(1, 3).format("dd.mm.yyyy").set();
            sheet.value(1, 4, LocalDateTime.of(2026, 11, 28, 3, 35));
            sheet.style(1, 4).format("d/m/yy h:mm").set();
            sheet.style(1, 5).format("#,##0.00 \"€\"").set();
            sheet.style(1, 6).format("0%").set();
            sheet.formula(1, 8, "1+1");
        });

        file.accepted(Map.of("columns", Map.of("sku", "sku")));

        assertThat(Files.readAllLines(file.normalForm()).get(1))
                .startsWith("A,4006381333931,00123,2026-11-28,2026-11-28 03:35:00,\"1,234.50 €\",25%,true,")
                .endsWith(",1000000000000000");
    }

    @Test
    void severalSheetsAreAskedUnlessOneIsChosen() throws IOException {
        var file = ImportedFile.of(folder, "two.xlsx", Containers.workbook(List.of("Preise", "Alt"), sheet -> {
            row(sheet, 0, "sku", "name");
            row(sheet, 1, "A", "a");
        }));

        var question = ((Inspection.NeedsMapping) file.inspect(Map.of(), false)).mapping().questions().getFirst();
        assertThat(question.field()).isEqualTo("sheet");
        assertThat(question.choices()).containsExactly("Preise", "Alt");
        assertThat(file.shown(Map.of("sheet", "Alt"))).containsExactly("2: A, a, null");
        var unknown = (Inspection.Rejected) file.inspect(Map.of("sheet", "Neu"), false);
        assertThat(unknown.failure().detail()).isEqualTo("There is no sheet \"Neu\"; there are \"Preise\", \"Alt\".");
    }

    @Test
    void workbookWithoutContentIsRefused() throws IOException {
        assertThat(workbook(sheet -> sheet.value(0, 0, "")).refused().title()).isEqualTo("The workbook is empty");
    }

    private ImportFailure refused(String row) throws IOException {
        var parts = Containers.zip("xl/workbook.xml",
                "<workbook xmlns:r=\"r\"><sheets><sheet name=\"S\" r:id=\"r1\"/></sheets></workbook>",
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"s.xml\"/></Relationships>",
                "xl/s.xml", "<worksheet><sheetData><row r=\"1\">" + row + "</row></sheetData></worksheet>");
        return ImportedFile.of(folder, "hostile.xlsx", parts).refused();
    }

    @Test
    void hostileCellReferenceIsDamage() throws IOException {
        assertThat(refused("<c r=\"ZZZZZZZ1\"><v>1</v></c>").detail()).contains("no valid column");
    }

    @Test
    void rowThatWouldFillTheMemoryIsRefused() throws IOException {
        var cell = "<c t=\"str\"><v>%s</v></c>".formatted("x".repeat(1_000_000));

        assertThat(refused(cell.repeat(5)).detail()).isEqualTo("Row 1 has more than 4,194,304 characters.");
    }

    @Test
    void attributeThatWouldFillTheMemoryIsRefused() throws IOException {
        assertThat(refused("<c r=\"%s\"><v>1</v></c>".formatted("A".repeat(9_000_000))).detail())
                .contains("an element or text has more than 4,194,304 bytes");
    }
}
