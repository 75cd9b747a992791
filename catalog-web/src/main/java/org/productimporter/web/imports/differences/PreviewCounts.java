package org.productimporter.web.imports.differences;

/// The differences of a preview by kind, and those that may be unusual.
record PreviewCounts(long created, long updated, long deactivated, long largePriceChanges, long blankedPrices,
        long blankedDescriptions, long shortenedNames) {}
