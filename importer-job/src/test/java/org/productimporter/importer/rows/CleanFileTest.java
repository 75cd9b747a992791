package org.productimporter.importer.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.importer.inspection.Inspection;
import org.productimporter.importer.inspection.PlainInspector;
import org.productimporter.importer.split.FileLimits;
import org.productimporter.importer.split.RangeReader;
import org.productimporter.model.imports.ImportOptions;

class CleanFileTest {

    @TempDir Path folder;

    @Test
    void becomesRowsWithTheirLines() throws IOException {
        var file = Files.writeString(folder.resolve("clean.csv"), "sku,name,description,price,active\r\n"
                + "A-1,First,\"two\r\nlines\",12.5,yes\r\n" + "A-2,\"Say \"\"hi\"\"\",,,0\r\n");

        Inspection inspection;
        try (var channel = Files.newByteChannel(file)) {
            inspection = new PlainInspector(FileLimits.DEFAULTS).inspect(channel, ImportOptions.DEFAULTS);
        }

        assertThat(inspection).isInstanceOf(Inspection.Accepted.class);
        var accepted = (Inspection.Accepted) inspection;
        assertThat(accepted.skuSample()).containsExactly("A-1", "A-2");
        List<RowCopy> rows = new ArrayList<>();
        var parse = new RangeParser(accepted.layout(), RowOptions.of(ImportOptions.DEFAULTS));
        for (var range : accepted.ranges()) {
            parse.parse(range.firstLine(), RangeReader.read(file, range), RowCopy.sink(rows::add));
        }
        assertThat(rows).containsExactly(
                new RowCopy.Valid(2, "A-1", "First", "two\r\nlines", new BigDecimal("12.50"), true),
                new RowCopy.Valid(4, "A-2", "Say \"hi\"", null, null, false));
    }
}
