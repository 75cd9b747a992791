package org.productimporter.web.products.lists;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.products.Product;

/// Some products of a list.
///
/// @param count how many the whole list has; null when nobody asked
/// @param nextCursor where the list goes on; null at its end, or when it is read by number
public record ProductPage(
        List<Product> results, @Nullable Long count, @Nullable String nextCursor) {}
