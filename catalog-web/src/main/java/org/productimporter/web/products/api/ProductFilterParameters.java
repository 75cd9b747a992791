package org.productimporter.web.products.api;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.products.search.ProductFilter;

/// Query parameters that say which products are meant, under the names that REST gives them. An
/// empty one is as good as none.
record ProductFilterParameters(
        @Parameter(description = "Part of the SKU, the name or the description, in any case") @Nullable String search,
        @Parameter(description = "Part of the SKU, in any case") @Nullable String sku,
        @Parameter(description = "Part of the name, in any case") @Nullable String name,
        @Parameter(description = "Part of the description, in any case") @Nullable String description,
        @Parameter(description = "The whole SKU, in any case") @Nullable String sku_exact,
        @Parameter(description = "true or false") @Nullable Boolean active) {

    private static final List<String> ONCE = List.of("search", "sku", "name", "description", "sku_exact", "active",
            "ordering", "page", "page_size", "cursor", "count", "raw");

    /// @throws Problem 400 when a parameter we know is given twice, or holds what no text holds
    ProductFilter filter(HttpServletRequest request) {
        for (var parameter : ONCE) {
            var values = request.getParameterValues(parameter);
            if (values != null && values.length > 1) {
                throw ProblemException.field(parameter, parameter + " is given more than once");
            }
            if (values != null && values[0].indexOf('\0') >= 0) {
                throw ProblemException.field(parameter, parameter + " holds the character U+0000");
            }
        }
        return new ProductFilter(given(search), given(sku), given(name), given(description), given(sku_exact), active);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
