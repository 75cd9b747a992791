package org.productimporter.importer.merge;

/// The outcomes of the staged rows of one bucket.
///
/// @param staged rows in the bucket: the sum of the outcomes
/// @param inserted new products
/// @param updated products that changed
/// @param unchanged rows that equal their product, or whose product the mode does not change
/// @param duplicate rows followed by a later row of the same key
/// @param unmergeable rows that the merge rejects, for example because their product does not exist in an `update_only`
///     import
/// @param deactivated products of the key range that the file does not contain
public record MergeCounts(long staged, long inserted, long updated, long unchanged, long duplicate, long unmergeable,
        long deactivated) {

    public static final MergeCounts NONE = new MergeCounts(0, 0, 0, 0, 0, 0, 0);

    /// Returns the outcomes of both parts of a bucket.
    public MergeCounts plus(MergeCounts other) {
        return new MergeCounts(staged + other.staged, inserted + other.inserted, updated + other.updated,
                unchanged + other.unchanged, duplicate + other.duplicate, unmergeable + other.unmergeable,
                deactivated + other.deactivated);
    }
}
