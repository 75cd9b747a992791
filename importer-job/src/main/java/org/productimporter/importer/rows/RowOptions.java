package org.productimporter.importer.rows;

import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.ImportOptions.OnBlank;

/// Options and limits of the rows of a file.
///
/// @param onBlank meaning of a blank description, price or active cell
/// @param maxRecordBytes larger records are rejected
public record RowOptions(OnBlank onBlank, int maxRecordBytes) {

    private static final int MAX_RECORD_BYTES = 1024 * 1024;

    /// Returns the options of an import, with records of at most 1 MiB.
    public static RowOptions of(ImportOptions options) {
        return new RowOptions(options.onBlank(), MAX_RECORD_BYTES);
    }
}
