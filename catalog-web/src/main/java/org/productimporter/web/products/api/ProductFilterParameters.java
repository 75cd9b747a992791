package org.productimporter.web.products.api;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.products.search.ProductFilter;

/// The query parameters that filter products. An empty value is no condition.
record ProductFilterParameters(@Parameter(
        description = "Contained in the SKU, the name, the description or an attribute, in any case") @Nullable String search,
        @Parameter(description = "Contained in the SKU, in any case") @Nullable String sku,
        @Parameter(description = "Contained in the name, in any case") @Nullable String name,
        @Parameter(description = "Contained in the description, in any case") @Nullable String description,
        @Parameter(description = "The whole SKU, in any case") @Nullable String sku_exact,
        @Parameter(description = "true or false") @Nullable Boolean active) {

    private static final List<String> SINGLE_VALUED = List.of("search", "sku", "name", "description", "sku_exact",
            "active", "ordering", "page", "page_size", "cursor", "count", "raw", "safe");

    /// @throws ProblemException 400 if a parameter is repeated or contains U+0000
    ProductFilter filter(HttpServletRequest request) {
        for (var parameter : SINGLE_VALUED) {
            var values = request.getParameterValues(parameter);
            if (values != null && values.length > 1) {
                throw ProblemException.field(parameter, parameter + " is repeated; send it once");
            }
            if (values != null && values[0].indexOf('\0') >= 0) {
                throw ProblemException.field(parameter, parameter + " contains the character U+0000; remove it");
            }
        }
        return new ProductFilter(orNull(search), orNull(sku), orNull(name), orNull(description), orNull(sku_exact),
                active);
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
