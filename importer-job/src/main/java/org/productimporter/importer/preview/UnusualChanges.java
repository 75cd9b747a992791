package org.productimporter.importer.preview;

import static org.productimporter.db.changes.ProductValues.NO_PRICE;

import org.productimporter.db.changes.DifferenceField;
import org.productimporter.db.changes.PriceChange;
import org.productimporter.db.changes.ProductDifference;
import org.productimporter.db.changes.ProductValues;

/// Counts the differences of a block that are unusual against the catalogue. Not thread-safe.
final class UnusualChanges {

    /// @param prices prices that change a lot
    /// @param blankedPrices prices that become blank
    /// @param blankedDescriptions descriptions that become blank
    /// @param shortenedNames names that lose more than half of their bytes
    record Counts(int prices, int blankedPrices, int blankedDescriptions, int shortenedNames) {}

    private final double largePriceChange;
    private int prices;
    private int blankedPrices;
    private int blankedDescriptions;
    private int shortenedNames;

    /// @param largePriceChange a price that changes by more than this part of it changes a lot
    UnusualChanges(double largePriceChange) {
        this.largePriceChange = largePriceChange;
    }

    void add(ProductDifference difference) {
        var before = difference.before();
        var after = difference.after();
        if (before != null && after != null) {
            add(difference, before, after);
        }
    }

    private void add(ProductDifference difference, ProductValues before, ProductValues after) {
        if (difference.contains(DifferenceField.PRICE)) {
            prices += PriceChange.exceeds(before.price(), after.price(), largePriceChange) ? 1 : 0;
            blankedPrices += after.price() == NO_PRICE ? 1 : 0;
        }
        if (difference.contains(DifferenceField.DESCRIPTION)) {
            blankedDescriptions += after.description().length() == 0 ? 1 : 0;
        }
        if (difference.contains(DifferenceField.NAME)) {
            shortenedNames += 2 * after.name().length() < before.name().length() ? 1 : 0;
        }
    }

    /// Returns the counts, and begins with the next block.
    Counts next() {
        var counts = new Counts(prices, blankedPrices, blankedDescriptions, shortenedNames);
        prices = 0;
        blankedPrices = 0;
        blankedDescriptions = 0;
        shortenedNames = 0;
        return counts;
    }
}
