package org.productimporter.importer.workbook;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the rows of a sheet that have content. Not thread-safe.
final class SheetRows implements Closeable {

    /// Excel has so many rows.
    private static final int MAX_ROWS = 1_048_576;

    /// A row with content.
    ///
    /// @param number its number in the sheet, from 1
    /// @param cells its cells; the last one is not empty
    record SheetRow(int number, List<String> cells) {}

    private final XmlPart part;
    private final SharedStrings strings;
    private final CellReader cells;
    private int last;

    SheetRows(XmlPart part, SharedStrings strings, Styles styles, NumberText numbers) {
        this.part = part;
        this.strings = strings;
        this.cells = new CellReader(part, strings, styles, numbers);
    }

    /// Returns the next row with content, or null at the end.
    @Nullable
    SheetRow next() throws IOException {
        while (part.goTo(() -> part.starts("row") || part.ends("sheetData")) && part.starts("row")) {
            var reference = part.attribute("r");
            int number = reference == null ? last + 1 : Styles.number(reference);
            if (number <= last || number > MAX_ROWS) {
                throw XmlPart.damaged(new IOException("row %d follows row %d".formatted(number, last)));
            }
            last = number;
            var row = new ArrayList<String>();
            cells.read(number, row);
            if (!row.isEmpty()) {
                return new SheetRow(number, row);
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        try (part) {
            strings.close();
        }
    }
}
