package org.productimporter.web.imports.differences;

import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.Cursor;

/// The position of a difference in a list: those with a larger change of the price come first, then those of an earlier
/// block.
///
/// @param priceChange 0 in a list in the order of the blocks
/// @param no number of the difference in its block, from 0
record DifferencePosition(double priceChange, long block, int no) implements Comparable<DifferencePosition> {

    @Override
    public int compareTo(DifferencePosition other) {
        int order = Double.compare(other.priceChange, priceChange);
        order = order == 0 ? Long.compare(block, other.block) : order;
        return order == 0 ? Integer.compare(no, other.no) : order;
    }

    /// Returns the cursor of the page after this position.
    String cursor() {
        return Cursor.encode(priceChange + ":" + block + ":" + no);
    }

    /// Returns the position that a cursor encodes, or null for the first page.
    static @Nullable DifferencePosition of(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        var parts = Cursor.decode(cursor).split(":", -1);
        try {
            if (parts.length == 3) {
                return new DifferencePosition(Double.parseDouble(parts[0]), Long.parseLong(parts[1]),
                        Integer.parseInt(parts[2]));
            }
        } catch (NumberFormatException e) {
            // Every invalid cursor has the same error.
        }
        throw Cursor.invalid();
    }
}
