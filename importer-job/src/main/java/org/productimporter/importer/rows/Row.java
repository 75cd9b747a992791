package org.productimporter.importer.rows;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.product.RejectionCode;

/// The result of parsing one record: a valid row or a rejection.
public sealed interface Row permits ValidRow, Row.Rejected {

    /// Returns the physical line on which the record starts. It identifies the row in the file.
    long line();

    /// A rejected record.
    ///
    /// @param line physical line on which the record starts
    /// @param record number of the record within its range, from 1, blank lines not counted
    /// @param column header of the first invalid column, or null for the whole record
    /// @param columns the positions, from 0, of all invalid cells
    /// @param code the reason as code
    /// @param message the reasons with the numbers, separated by semicolons
    /// @param raw the text of the record without its line end; undecodable bytes and NUL as U+FFFD;
    ///     of an oversized record only the first 64 KiB
    /// @param sku the SKU, if it is valid
    record Rejected(long line, long record, @Nullable String column, List<Integer> columns, RejectionCode code,
            String message, String raw, @Nullable String sku) implements Row {}
}
