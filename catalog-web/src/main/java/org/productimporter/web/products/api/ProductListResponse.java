package org.productimporter.web.products.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.products.Product;

/// A part of a list of products.
@Schema(oneOf = {ProductListResponse.Numbered.class, ProductListResponse.Deep.class})
sealed interface ProductListResponse {

    /// A page by its number.
    ///
    /// @param count how many products the whole list has; about so many when the header
    ///     Count-Is-Estimate says so
    /// @param next absolute address of the page after this one, or null
    /// @param previous absolute address of the page before this one, or null
    record Numbered(long count, @Nullable String next, @Nullable String previous, List<Product> results)
            implements ProductListResponse {}

    /// What follows a cursor.
    ///
    /// @param count null unless asked for by count=true
    /// @param next absolute address of what follows, or null
    /// @param previous always null: lists are read forwards, or by the opposite ordering
    /// @param nextCursor the cursor in `next`, or null
    record Deep(@Nullable Long count, @Nullable String next, @Nullable String previous, List<Product> results,
            @Nullable String nextCursor) implements ProductListResponse {}
}
