package org.productimporter.importer.testing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A product as the catalogue holds it or should hold it.
///
/// @param price with two decimals, or null
/// @param version 1 when new, one more with every change
public record CatalogueProduct(String sku, String name, String description, @Nullable BigDecimal price, boolean active,
        long version) {

    /// Whether the values are equal, versions and spelling of the SKU apart.
    boolean hasValuesOf(CatalogueProduct other) {
        return name.equals(other.name) && description.equals(other.description) && active == other.active
                && (price == null ? other.price == null : other.price != null && price.compareTo(other.price) == 0);
    }
}
