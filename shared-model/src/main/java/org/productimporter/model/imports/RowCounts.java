package org.productimporter.model.imports;

/// The rows of an import by outcome. 64-bit, because files may hold more rows than an `int`.
///
/// @param read records of the file, header and blank lines apart
/// @param inserted rows that became new products
/// @param updated rows that changed a product
/// @param unchanged rows that a product already agreed with, or that the mode left alone
/// @param duplicate rows followed by a later valid row of the same SKU
/// @param rejected rows that were not valid
/// @param blank blank lines, counted apart
public record RowCounts(long read, long inserted, long updated, long unchanged, long duplicate, long rejected,
        long blank) {

    /// The sum that every completed import must prove: each row read has exactly one outcome.
    public boolean addsUp() {
        return read == inserted + updated + unchanged + duplicate + rejected;
    }
}
