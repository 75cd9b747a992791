package org.productimporter.web.imports.ui.corrections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.productimporter.model.rejections.RejectionRecords.Cell;
import org.productimporter.web.imports.rejections.RejectionRetryService.RejectedRow;

class CorrectionColumnsTest {

    private static RejectedRow row(long line, Stream<Cell> cells) {
        return new RejectedRow(line, "bad_number", "why", cells.toList());
    }

    private static Cell other(int number) {
        return new Cell("c" + number, "", false, false);
    }

    @Test
    void fewColumnsAreAllShownAndCellsThatAreTooManyStandAtTheEnd() {
        var rows = List.of(row(2, Stream.of(other(1), other(2))),
                row(3, Stream.of(other(1), other(2), new Cell("3", "x", false, true))));

        assertThat(CorrectionColumns.important(rows)).containsExactly("c1", "c2", "3");
        assertThat(CorrectionColumns.cell(rows.get(0), "3")).isNull();
    }

    @Test
    void ofManyColumnsThoseThatAreImportedOrInvalidAreShown() {
        var sku = new Cell("sku", "A", true, false);
        var many = IntStream.range(0, 20).mapToObj(CorrectionColumnsTest::other).toList();
        var rows = List.of(row(2, Stream.concat(Stream.of(sku), many.stream())), row(3, Stream.concat(Stream.of(sku),
                many.stream().map(cell -> cell.name().equals("c7") ? new Cell("c7", "?", false, true) : cell))));

        assertThat(CorrectionColumns.important(rows)).containsExactly("sku", "c7");
        assertThat(CorrectionColumns.all(rows)).hasSize(21);
    }
}
