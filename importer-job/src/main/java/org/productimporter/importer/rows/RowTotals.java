package org.productimporter.importer.rows;

/// The rows of one range.
///
/// @param read records, blank lines apart
/// @param blank blank lines
/// @param rejected records that were not valid; part of `read`
public record RowTotals(long read, long blank, long rejected) {}
