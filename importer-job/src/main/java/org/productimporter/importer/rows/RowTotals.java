package org.productimporter.importer.rows;

/// Row counts of one range.
///
/// @param read records without blank lines
/// @param blank blank lines
/// @param rejected rejected records, included in `read`
/// @param strayQuotes valid rows with a quote inside an unquoted cell
public record RowTotals(long read, long blank, long rejected, long strayQuotes) {

    /// Counts without stray quotes.
    public RowTotals(long read, long blank, long rejected) {
        this(read, blank, rejected, 0);
    }

    /// Returns these counts with more valid rows and blank lines.
    RowTotals plus(long validRows, long blankLines) {
        return new RowTotals(read + validRows, blank + blankLines, rejected, strayQuotes);
    }
}
