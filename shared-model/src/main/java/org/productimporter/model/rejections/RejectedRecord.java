package org.productimporter.model.rejections;

import java.util.List;

/// A rejected row.
///
/// @param line the line on which the record starts
/// @param message all reasons
/// @param raw the original text of the record without its line end
/// @param invalidColumns the positions, from 0, of the invalid cells; empty if the record as a whole is invalid
public record RejectedRecord(long line, String code, String message, String raw, List<Integer> invalidColumns) {

    public RejectedRecord {
        invalidColumns = List.copyOf(invalidColumns);
    }

    /// A row whose invalid cells are not of interest.
    public RejectedRecord(long line, String code, String message, String raw) {
        this(line, code, message, raw, List.of());
    }
}
