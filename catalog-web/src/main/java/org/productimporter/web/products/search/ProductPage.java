package org.productimporter.web.products.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.products.Product;

/// One page of a list of products.
///
/// @param count of the whole list; null if not requested
/// @param nextCursor start of the next page; null at the end, or if the page was read by number
/// @param lag number of product changes that the search does not find yet, so that products may be missing; 0 for lists
///     by ID or SKU without a text
public record ProductPage(List<Product> results, @Nullable Count count, @Nullable String nextCursor, long lag) {

    /// The length of a list.
    ///
    /// @param isEstimate whether it is accurate to some percent only
    public record Count(long products, boolean isEstimate) {}
}
