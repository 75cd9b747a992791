package org.productimporter.web.imports.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.Page;
import org.productimporter.web.imports.ImportChangeService;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Shows the products that an import changed.
@RestController
@RequestMapping("/api/imports/{id}/changes")
@Tag(name = "Imports")
class ImportChangeController {

    private final ImportChangeService changes;

    ImportChangeController(ImportChangeService changes) {
        this.changes = changes;
    }

    /// @param recorded all, some or none
    record ChangeList(List<ImportChangeService.Change> results, @Nullable String nextCursor, String recorded) {}

    @Operation(summary = "Products that the import changed",
            description = "Changes are recorded while a webhook with bulk batch or each wants them; `recorded`"
                    + " is all, some or none of what the import changed. While the import runs,"
                    + " next_cursor is never null: ask again later. After a restart begin anew."
                    + " Kept for 30 days. Scope imports:read.")
    @GetMapping
    ChangeList list(@PathVariable long id, @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(name = "page_size", required = false) @Nullable Integer pageSize) {
        var page = changes.page(id, cursor, Page.size(pageSize));
        return new ChangeList(page.results(), page.nextCursor(), page.recorded().name().toLowerCase(Locale.ROOT));
    }
}
