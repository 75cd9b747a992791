package org.productimporter.web.products.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.products.Product;

/// A page of a list of products.
@Schema(oneOf = {ProductListResponse.ByNumber.class, ProductListResponse.ByCursor.class})
sealed interface ProductListResponse {

    /// A page with a number.
    ///
    /// @param count length of the list; an estimate if the header Count-Is-Estimate is true
    /// @param next absolute URL of the next page, or null
    /// @param previous absolute URL of the previous page, or null
    record ByNumber(long count, @Nullable String next, @Nullable String previous, List<Product> results)
            implements ProductListResponse {}

    /// A page after a cursor.
    ///
    /// @param count null without count=true
    /// @param next absolute URL of the next page, or null
    /// @param previous always null: lists are read forwards or by the opposite ordering
    /// @param nextCursor the cursor in `next`, or null
    record ByCursor(@Nullable Long count, @Nullable String next, @Nullable String previous, List<Product> results,
            @Nullable String nextCursor) implements ProductListResponse {}
}
