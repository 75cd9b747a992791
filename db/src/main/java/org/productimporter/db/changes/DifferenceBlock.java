package org.productimporter.db.changes;

/// Up to 1,000 differences as they are stored.
///
/// @param products the number of differences
/// @param largestPriceChange the largest [ProductDifference#priceChange]
/// @param smallestPriceChange the smallest one
/// @param bytes the differences, read by [DifferenceReader]
@SuppressWarnings("ArrayRecordComponent") // it is passed on, never compared
public record DifferenceBlock(int products, double largestPriceChange, double smallestPriceChange, byte[] bytes) {

    /// The largest number of differences.
    public static final int MAX_PRODUCTS = 1_000;

    /// A block that has reached this size is complete.
    static final int MAX_BYTES = 1 << 20;

    /// The first byte of a block.
    static final byte VERSION = 1;
}
