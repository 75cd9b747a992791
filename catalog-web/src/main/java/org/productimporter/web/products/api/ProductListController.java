package org.productimporter.web.products.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.common.PublicAddress;
import org.productimporter.web.products.search.ProductFilter;
import org.productimporter.web.products.search.ProductListService;
import org.productimporter.web.products.search.ProductPage;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/// Lists products.
@RestController
@RequestMapping("/api/products")
@Tag(name = "Products")
class ProductListController {

    private final ProductListService lists;
    private final PublicAddress address;

    ProductListController(ProductListService lists, PublicAddress address) {
        this.lists = lists;
        this.address = address;
    }

    @Operation(summary = "List products",
            description = "Products that meet all conditions. With `page`, the response has a count: exact for the"
                    + " whole catalogue and up to 10,000, otherwise an estimate within some percent, marked by"
                    + " the header Count-Is-Estimate: true. With `cursor`, the response has next_cursor, and"
                    + " count is null unless count=true. Results are never out of date. While the changes of"
                    + " an import are indexed, the header Search-Behind is the number of changes that a search,"
                    + " or a list ordered by name, price or updated_at, may not find yet; edits and whole SKUs"
                    + " are found at once. A rare text of one or two characters takes longer. Names are ordered"
                    + " by code points; products without a price come last, or first if descending. A search"
                    + " that takes more than 5 seconds is ended with 503. Scope products:read.")
    @GetMapping
    ProductListResponse list(@ParameterObject ProductFilterParameters filters, @ParameterObject PagingParameters paging,
            HttpServletRequest request, HttpServletResponse response) {
        var filter = filters.filter(request);
        var number = paging.pageNumber();
        return paging.cursor() == null ? byNumber(filter, paging, number, request, response)
                : byCursor(filter, paging, request, response);
    }

    private ProductListResponse byNumber(ProductFilter filter, PagingParameters paging, int number,
            HttpServletRequest request, HttpServletResponse response) {
        var size = paging.size();
        var offset = (number - 1L) * size;
        var found = lists.page(filter, paging.parsedOrdering(), offset, size);
        var count = Objects.requireNonNull(found.count());
        setHeaders(response, count, found.lag());
        if (number > 1 && found.results().isEmpty()) {
            throw ProblemException.notFound("There is no page %,d: %,d products are %,d pages of %,d".formatted(number,
                    count.products(), Math.ceilDiv(count.products(), size), size));
        }
        return new ProductListResponse.ByNumber(count.products(),
                hasNext(found.results().size(), count, offset, size) ? url(request, "page", number + 1) : null,
                number == 1 ? null : url(request, "page", number == 2 ? null : number - 1), found.results());
    }

    /// An estimate may be too small, so only a page that is not full is known to be the last one.
    private static boolean hasNext(int results, ProductPage.Count count, long offset, int size) {
        return count.isEstimate() ? results == size : offset + results < count.products();
    }

    private static void setHeaders(HttpServletResponse response, ProductPage.@Nullable Count count, long lag) {
        if (count != null && count.isEstimate()) {
            response.setHeader("Count-Is-Estimate", "true");
        }
        if (lag > 0) {
            response.setHeader("Search-Behind", Long.toString(lag));
        }
    }

    private ProductListResponse byCursor(ProductFilter filter, PagingParameters paging, HttpServletRequest request,
            HttpServletResponse response) {
        var cursor = Objects.requireNonNull(paging.cursor());
        var found = lists.page(filter, paging.parsedOrdering(), cursor, paging.size());
        var next = found.nextCursor();
        var count = Boolean.TRUE.equals(paging.count()) ? lists.count(filter) : null;
        setHeaders(response, count, found.lag());
        return new ProductListResponse.ByCursor(count == null ? null : count.products(),
                next == null ? null : url(request, "cursor", next), null, found.results(), next);
    }

    /// Returns the URL of this request with another value of one parameter, or without it. It has no host if the one of the
    /// request may be invented.
    private String url(HttpServletRequest request, String parameter, @Nullable Object value) {
        var url = UriComponentsBuilder.fromUriString(address.of(request) + request.getRequestURI())
                .query(request.getQueryString())
                .replaceQueryParam(parameter);
        return (value == null ? url : url.queryParam(parameter, value)).build().toUriString();
    }
}
