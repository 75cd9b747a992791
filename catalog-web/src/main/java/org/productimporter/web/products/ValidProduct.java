package org.productimporter.web.products;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A product to be stored, which keeps all rules; made by [ProductDraft#validated].
///
/// @param price with a scale of 2, or null for none
record ValidProduct(String sku, String name, String description, @Nullable BigDecimal price, boolean active) {}
