package org.productimporter.web.products.search;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits of the search, in products. Folding and comparing a text takes about 3 microseconds.
///
/// @param unindexedLimit number of changes not yet indexed that each search compares directly
/// @param batchSize number of changes that the indexer applies in one transaction
/// @param exactCountLimit a longer filtered list has an estimated count
@ConfigurationProperties("product.importer.search")
record SearchProperties(@DefaultValue("5000") int unindexedLimit, @DefaultValue("5000") int batchSize,
        @DefaultValue("10000") int exactCountLimit) {

    public SearchProperties {
        requireAtLeast(0, "unindexed-limit", unindexedLimit);
        requireAtLeast(1, "batch-size", batchSize);
        requireAtLeast(0, "exact-count-limit", exactCountLimit);
    }

    private static void requireAtLeast(int minimum, String name, int value) {
        if (value < minimum) {
            throw new IllegalArgumentException(
                    "product.importer.search.%s is %d; set it to at least %d".formatted(name, value, minimum));
        }
    }
}
