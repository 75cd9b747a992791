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
public record MergeCounts(
        long staged,
        long inserted,
        long updated,
        long unchanged,
        long duplicate,
        long unknown,
        long deactivated) {}
