package org.productimporter.importer.testing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.RowCounts;

/// What one import must leave behind.
///
/// @param catalogue every product by its SKU key
/// @param counts what happened to the rows
/// @param rejections the refused rows in file order
public record Expected(Map<String, CatalogueProduct> catalogue, RowCounts counts, List<Rejection> rejections) {

    /// A refused row.
    ///
    /// @param line physical line on which the record starts
    /// @param code reason as in `import_rejection.code`
    /// @param column field whose value is at fault, or null: not compared
    /// @param raw the record as it stands in the file, or null where the text cannot be kept
    ///     unchanged (not UTF-8, NUL, over the size limit, found by the merge): not compared
    public record Rejection(long line, String code, @Nullable String column, @Nullable String raw) {}
}
