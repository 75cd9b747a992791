package org.productimporter.model.rejections;

/// A rejected row.
///
/// @param line the line on which the record starts
/// @param raw the original text of the record without its line end
public record RejectedRecord(long line, String code, String message, String raw) {}
