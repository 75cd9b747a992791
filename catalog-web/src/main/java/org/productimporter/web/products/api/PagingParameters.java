package org.productimporter.web.products.api;

import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.Page;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.products.search.ProductOrdering;

/// Query parameters that say which part of a list is wanted, and in which order.
record PagingParameters(@Parameter(description = "Number of the page, from 1") @Nullable Integer page,
        @Parameter(description = "1 to 500, 50 if not given") @Nullable Integer page_size,
        @Parameter(
                description = "id, sku, name, price or updated_at; - in front for descending") @Nullable String ordering,
        @Parameter(description = "Instead of page: empty for the beginning, then next_cursor of the"
                + " answer before; costs the same at every depth") @Nullable String cursor,
        @Parameter(description = "With cursor: true counts the whole list") @Nullable Boolean count) {

    int size() {
        return Page.size(page_size);
    }

    ProductOrdering order() {
        return ProductOrdering.of(ordering);
    }

    /// @throws Problem 400 below 1, or together with a cursor
    int number() {
        if (page == null) {
            return 1;
        }
        if (page < 1) {
            throw ProblemException.field("page", "page is 1 or more, this is " + page);
        }
        if (cursor != null) {
            throw ProblemException.field("page", "page and cursor exclude each other");
        }
        return page;
    }
}
