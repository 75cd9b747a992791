package org.productimporter.web.products;

import java.math.BigDecimal;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// The fields of a product that satisfy all rules. Created by [ProductDraft#validated].
///
/// @param price two decimals; null if unknown
record ValidProduct(String sku, String name, String description, @Nullable BigDecimal price, boolean active,
        SortedMap<String, String> attributes) {}
