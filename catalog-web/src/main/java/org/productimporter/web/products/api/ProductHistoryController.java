package org.productimporter.web.products.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.Page;
import org.productimporter.web.products.history.HistoryEntry;
import org.productimporter.web.products.history.ProductHistoryService;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Lists the changes of one product.
@RestController
@RequestMapping("/api/products")
@Tag(name = "Products")
class ProductHistoryController {

    private static final String DESCRIPTION = "Newest first: who changed which fields, when, from which value to which."
            + " `change` is created, updated, deactivated, deleted or undone; `import_id` is null for a change by a user"
            + " or client. The history ends where it is older than the retention period (30 days by default), or where"
            + " it was switched off. Scope products:read.";

    private final ProductHistoryService history;

    ProductHistoryController(ProductHistoryService history) {
        this.history = history;
    }

    @Operation(summary = "List the changes of a product", description = DESCRIPTION)
    @GetMapping("/{id:(?!by-sku$).+}/history")
    Page<HistoryEntry> list(@PathVariable long id, @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(name = "page_size", required = false) @Nullable Integer pageSize) {
        return history.page(id, cursor, Page.size(pageSize));
    }

    @Operation(summary = "List the changes of a product by its SKU, in any case",
            description = "Also of a product that was deleted. " + DESCRIPTION)
    @GetMapping("/by-sku/{sku}/history")
    Page<HistoryEntry> listBySku(@PathVariable String sku, @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(name = "page_size", required = false) @Nullable Integer pageSize) {
        return history.pageBySku(sku, cursor, Page.size(pageSize));
    }
}
