package org.productimporter.model.imports;

/// The rows of an import by outcome.
///
/// @param read records of the file without header and blank lines
/// @param inserted rows that inserted a product
/// @param updated rows that updated a product
/// @param unchanged rows that did not change a product, because the values were equal or the mode excluded the change
/// @param duplicate rows superseded by a later valid row of the same SKU
/// @param rejected invalid rows
/// @param blank blank lines, not included in `read`
public record RowCounts(long read, long inserted, long updated, long unchanged, long duplicate, long rejected,
        long blank) {

    /// Whether each row read has exactly one outcome, as it must in a completed import.
    public boolean addsUp() {
        return read == inserted + updated + unchanged + duplicate + rejected;
    }
}
