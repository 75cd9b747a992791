package org.productimporter.web.imports.ui.corrections;

import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.rejections.RejectionRecords.Cell;
import org.productimporter.web.imports.rejections.RejectionRetryService.RejectedRow;

/// The columns of a page of rejected rows. Pure functions.
final class CorrectionColumns {

    /// With more columns, only those that matter are shown at first.
    private static final int MANY = 8;

    private CorrectionColumns() {}

    /// Returns the names of the columns, in the order of the file. Cells that are too many stand at the end.
    static List<String> all(List<RejectedRow> rows) {
        var names = new LinkedHashMap<String, Boolean>();
        rows.forEach(row -> row.cells().forEach(cell -> names.put(cell.name(), true)));
        return List.copyOf(names.keySet());
    }

    /// Returns the columns that are imported, and those with an invalid cell.
    static List<String> important(List<RejectedRow> rows) {
        var all = all(rows);
        return all.size() <= MANY ? all : all.stream().filter(name -> isImportant(rows, name)).toList();
    }

    private static boolean isImportant(List<RejectedRow> rows, String name) {
        return rows.stream()
                .flatMap(row -> row.cells().stream())
                .anyMatch(cell -> cell.name().equals(name) && (cell.imported() || cell.invalid()));
    }

    /// Returns the cell of a row in a column; null if the row has none.
    static @Nullable Cell cell(RejectedRow row, String name) {
        return row.cells().stream().filter(cell -> cell.name().equals(name)).findFirst().orElse(null);
    }
}
