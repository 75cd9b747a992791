package org.productimporter.db.changes;

import static org.productimporter.db.changes.ProductValues.NO_PRICE;

/// Measures how much a price changes. Pure functions of prices in hundredths.
public final class PriceChange {

    /// The size of what is no change from one price to another.
    public static final double NONE = -1;

    private PriceChange() {}

    /// Returns by which part of the smaller price the larger one exceeds it: 1 for a price that is doubled or halved. So a
    /// misplaced decimal point is as large a change in either direction. Infinite if one price is zero; [#NONE] if a price
    /// is absent or both are equal.
    public static double size(long before, long after) {
        if (before == NO_PRICE || after == NO_PRICE || before == after) {
            return NONE;
        }
        return (double) Math.max(before, after) / Math.min(before, after) - 1;
    }

    /// Returns whether the price rises or falls by more than this part of the price before.
    public static boolean exceeds(long before, long after, double part) {
        return size(before, after) != NONE && Math.abs((double) after - before) > part * before;
    }
}
