package org.productimporter.importer.merge;

/// What became of the staged rows of one bucket.
///
/// @param staged rows in the bucket
/// @param inserted new products
/// @param updated products that changed
/// @param unchanged rows that their product already agreed with, or that the mode left alone
/// @param duplicate rows followed by a later row of the same key
/// @param unknown rows whose product does not exist, in an `update_only` import
/// @param deactivated products of the key range that the file does not mention
public record MergeCounts(long staged, long inserted, long updated, long unchanged, long duplicate, long unknown,
        long deactivated) {

    /// Derives what the statement does not count: every winner that was neither inserted, updated
    /// nor unknown was left as it is, and every row that is no winner is a duplicate.
    static MergeCounts of(long staged, long winners, long inserted, long updated, long unknown) {
        return new MergeCounts(staged, inserted, updated, winners - inserted - updated - unknown, staged - winners,
                unknown, 0);
    }

    MergeCounts withDeactivated(long products) {
        return new MergeCounts(staged, inserted, updated, unchanged, duplicate, unknown, products);
    }
}
