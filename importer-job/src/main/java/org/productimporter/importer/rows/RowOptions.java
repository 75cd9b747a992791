package org.productimporter.importer.rows;

import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.ImportOptions.OnBlank;

/// What the user and the limits say about every row of a file.
///
/// @param onBlank what a blank description, price or active cell means
/// @param maxRecordBytes larger records are rejected
public record RowOptions(OnBlank onBlank, int maxRecordBytes) {

    private static final int MAX_RECORD_BYTES = 1024 * 1024;

    /// The rules of an import with these options, and records of at most 1 MiB.
    public static RowOptions of(ImportOptions options) {
        return new RowOptions(options.onBlank(), MAX_RECORD_BYTES);
    }
}
