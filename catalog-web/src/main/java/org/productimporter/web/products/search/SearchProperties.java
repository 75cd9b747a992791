package org.productimporter.web.products.search;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits of searching, in products. To fold and compare a text takes some 3 microseconds.
///
/// @param direct so many that the index does not know yet are looked at in each search
/// @param batch so many are caught up in one transaction
/// @param exactCount a list is counted exactly up to here
@ConfigurationProperties("product.importer.search")
record SearchProperties(@DefaultValue("5000") int direct, @DefaultValue("5000") int batch,
        @DefaultValue("10000") int exactCount) {

    public SearchProperties {
        requireAtLeast(0, "direct", direct);
        requireAtLeast(1, "batch", batch);
        requireAtLeast(0, "exact-count", exactCount);
    }

    private static void requireAtLeast(int least, String name, int value) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "product.importer.search.%s is at least %d, this is %d".formatted(name, least, value));
        }
    }
}
