package org.productimporter.importer.rows;

/// Row counts of one range.
///
/// @param read records without blank lines
/// @param blank blank lines
/// @param rejected rejected records, included in `read`
public record RowTotals(long read, long blank, long rejected) {}
