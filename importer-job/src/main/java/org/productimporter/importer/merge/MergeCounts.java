package org.productimporter.importer.merge;

/// The outcomes of the staged rows of one bucket.
///
/// @param staged rows in the bucket
/// @param inserted new products
/// @param updated products that changed
/// @param unchanged rows that equal their product, or whose product the mode does not change
/// @param duplicate rows followed by a later row of the same key
/// @param unknown rows that the merge rejects, for example because their product does not exist in an `update_only` import
/// @param deactivated products of the key range that the file does not contain
public record MergeCounts(long staged, long inserted, long updated, long unchanged, long duplicate, long unknown,
        long deactivated) {

    /// Computes the counts that the statement does not return: a winner that is neither inserted, updated
    /// nor unknown is unchanged, and a row that is not a winner is a duplicate.
    static MergeCounts of(long staged, long winners, long inserted, long updated, long unknown) {
        return new MergeCounts(staged, inserted, updated, winners - inserted - updated - unknown, staged - winners,
                unknown, 0);
    }

    /// Adds rows that are rejected and were not in the bucket any more.
    MergeCounts withRejected(long rows) {
        return new MergeCounts(staged + rows, inserted, updated, unchanged, duplicate, unknown + rows, deactivated);
    }

    MergeCounts withDeactivated(long products) {
        return new MergeCounts(staged, inserted, updated, unchanged, duplicate, unknown, products);
    }
}
