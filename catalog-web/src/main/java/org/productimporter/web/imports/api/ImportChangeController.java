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

/// Lists the products that an import changed.
@RestController
@RequestMapping("/api/imports/{id}/changes")
@Tag(name = "Imports")
class ImportChangeController {

    private final ImportChangeService changes;

    ImportChangeController(ImportChangeService changes) {
        this.changes = changes;
    }

    /// @param recorded `all`, `some` or `none`
    record ChangeList(List<ImportChangeService.Change> results, @Nullable String nextCursor, String recorded) {}

    @Operation(summary = "List the products that an import changed",
            description = "Changes are recorded only while a webhook with `bulk` `batch` or `each` exists. `recorded` says"
                    + " whether `all`, `some` or `none` of the changes were recorded. While the import runs,"
                    + " `next_cursor` is never null: repeat the request later. After a restart, start again without"
                    + " a cursor. Changes are stored for 30 days. Requires scope imports:read.")
    @GetMapping
    ChangeList list(@PathVariable long id, @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(name = "page_size", required = false) @Nullable Integer pageSize) {
        var page = changes.page(id, cursor, Page.size(pageSize));
        return new ChangeList(page.results(), page.nextCursor(), page.recorded().name().toLowerCase(Locale.ROOT));
    }
}
