package org.productimporter.web.products.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.products.search.ExportStyle;
import org.productimporter.web.products.search.ProductFilter;
import org.productimporter.web.products.search.ProductListService;
import org.productimporter.web.products.search.ProductPage;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Lists and exports products.
@RestController
@RequestMapping("/api/products")
@Tag(name = "Products")
class ProductListController {

    private final ProductListService lists;

    ProductListController(ProductListService lists) {
        this.lists = lists;
    }

    @Operation(summary = "List products",
            description = "All conditions hold together. Pages by number carry the count: exact for the"
                    + " whole catalogue and up to 10,000, else within some percent, and then the"
                    + " header Count-Is-Estimate is true. With `cursor` instead of `page` the"
                    + " answer also has next_cursor, and count is null unless count=true. What"
                    + " is found has the text now. While an import's changes are being indexed,"
                    + " the header Search-Behind says how many of them a search, or a list in"
                    + " an order other than id and sku, may not find yet; edits are found at"
                    + " once, a whole SKU always. A text of one or two characters that few"
                    + " products have takes longer. Names are ordered by code points; products"
                    + " without a price come last, or first when descending. A search that"
                    + " takes more than 5 seconds is ended with 503. Scope products:read.")
    @GetMapping
    ProductListResponse list(@ParameterObject ProductFilterParameters criteria,
            @ParameterObject PagingParameters paging, HttpServletRequest request, HttpServletResponse response) {
        var filter = criteria.filter(request);
        var number = paging.number();
        return paging.cursor() == null ? numbered(filter, paging, number, response)
                : deep(filter, paging, paging.cursor(), response);
    }

    private ProductListResponse numbered(ProductFilter filter, PagingParameters paging, int number,
            HttpServletResponse response) {
        var size = paging.size();
        var offset = (number - 1L) * size;
        var found = lists.page(filter, paging.order(), offset, size);
        var count = found.count() == null ? 0 : found.count();
        tell(response, found.countIsEstimate(), found.behind());
        if (number > 1 && found.results().isEmpty()) {
            throw ProblemException.notFound("There is no page %,d: %,d products are %,d pages of %,d".formatted(number,
                    count, Math.ceilDiv(count, size), size));
        }
        return new ProductListResponse.Numbered(count,
                hasNext(found, offset, size) ? address("page", number + 1) : null,
                number == 1 ? null : address("page", number == 2 ? null : number - 1), found.results());
    }

    /// An estimate may be too small; only a page that is not full proves the end then.
    private static boolean hasNext(ProductPage page, long offset, int size) {
        var count = page.count() == null ? 0 : page.count();
        return page.countIsEstimate() ? page.results().size() == size : offset + page.results().size() < count;
    }

    /// Headers, so that the body stays as clients know it.
    private static void tell(HttpServletResponse response, boolean isEstimate, long behind) {
        if (isEstimate) {
            response.setHeader("Count-Is-Estimate", "true");
        }
        if (behind > 0) {
            response.setHeader("Search-Behind", Long.toString(behind));
        }
    }

    private ProductListResponse deep(ProductFilter filter, PagingParameters paging, String cursor,
            HttpServletResponse response) {
        var found = lists.page(filter, paging.order(), cursor, paging.size());
        var next = found.nextCursor();
        var count = Boolean.TRUE.equals(paging.count()) ? lists.count(filter) : null;
        tell(response, count != null && count.isEstimate(), found.behind());
        return new ProductListResponse.Deep(count == null ? null : count.products(),
                next == null ? null : address("cursor", next), null, found.results(), next);
    }

    /// This request's address with another value of one parameter; null leaves it out.
    private static String address(String parameter, @Nullable Object value) {
        var address = ServletUriComponentsBuilder.fromCurrentRequest().replaceQueryParam(parameter);
        return (value == null ? address : address.queryParam(parameter, value)).build().toUriString();
    }

    @Operation(summary = "Export products as CSV",
            description = "RFC 4180 in UTF-8, in the order of the ids, as they are when the export begins."
                    + " A text that spreadsheets take for a formula begins with an apostrophe;"
                    + " raw=true leaves it as it is, so that importing the file changes nothing."
                    + " The conditions are those of the list. Scope products:read.")
    @GetMapping(path = "/export.csv", produces = "text/csv")
    void export(@ParameterObject ProductFilterParameters criteria,
            @Parameter(description = "true for programs, without apostrophes") @RequestParam(required = false)
            @Nullable Boolean raw, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var filter = criteria.filter(request);
        response.setContentType("text/csv;charset=UTF-8;header=present");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"products.csv\"");
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            return;
        }
        var style = Boolean.TRUE.equals(raw) ? ExportStyle.RAW : ExportStyle.FORMULA_SAFE;
        lists.export(filter, style, response.getOutputStream());
    }
}
