package org.productimporter.web.products.api;

import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.Page;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.products.search.ProductOrdering;

/// The query parameters of a list that select a page and an ordering.
record PagingParameters(@Parameter(description = "Page number, from 1") @Nullable Integer page,
        @Parameter(description = "1 to 500, default 50") @Nullable Integer page_size,
        @Parameter(
                description = "id, sku, name, price or updated_at; with a leading - for descending") @Nullable String ordering,
        @Parameter(description = "Instead of page: empty for the start of the list, then next_cursor of"
                + " the last response; equally fast at every depth") @Nullable String cursor,
        @Parameter(description = "With cursor: whether to count the list") @Nullable Boolean count) {

    int size() {
        return Page.size(page_size);
    }

    ProductOrdering parsedOrdering() {
        return ProductOrdering.of(ordering);
    }

    /// @throws ProblemException 400 if it is below 1 or combined with a cursor
    int pageNumber() {
        if (page == null) {
            return 1;
        }
        if (page < 1) {
            throw ProblemException.field("page", "page is " + page + "; use 1 or more");
        }
        if (cursor != null) {
            throw ProblemException.field("page", "page and cursor cannot be combined");
        }
        return page;
    }
}
