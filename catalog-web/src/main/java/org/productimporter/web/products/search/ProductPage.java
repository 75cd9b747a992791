package org.productimporter.web.products.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.products.Product;

/// Some products of a list.
///
/// @param count how many the whole list has; null when nobody asked
/// @param countIsEstimate whether `count` is only about right
/// @param nextCursor where the list goes on; null at its end, or when it is read by number
/// @param behind how many recent changes of products no search knows yet, so that one of them may
///     be missing; 0 for lists by id or SKU without a text to search for
public record ProductPage(List<Product> results, @Nullable Long count, boolean countIsEstimate,
        @Nullable String nextCursor, long behind) {}
