package org.productimporter.web.imports.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.Page;
import org.productimporter.web.imports.ImportUndoService;
import org.productimporter.web.imports.KeptProductService;
import org.productimporter.web.imports.KeptProductService.KeptProduct;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Takes back what an import has changed.
@RestController
@RequestMapping("/api/imports/{id}/undo")
@Tag(name = "Imports")
class ImportUndoController {

    private final ImportUndoService undo;
    private final KeptProductService products;

    ImportUndoController(ImportUndoService undo, KeptProductService products) {
        this.undo = undo;
        this.products = products;
    }

    /// @param preview whether only to tell the effect
    record UndoRequest(@Nullable Boolean preview) {}

    @Operation(summary = "Undo a completed import",
            description = "Removes the products that the import has inserted and gives the others their old values, except"
                    + " those that were changed since, which are kept. With `{\"preview\": true}`, only answers with"
                    + " `removed`, `restored` and `kept`. Otherwise the import is in state undoing, then undone; it can be"
                    + " stopped and restarted. Possible until `undo_until` of the import. Requires scope imports:write.")
    @PostMapping
    ResponseEntity<Object> undo(@PathVariable long id, @RequestBody(required = false) @Nullable UndoRequest body,
            HttpServletRequest request) {
        return body != null && Boolean.TRUE.equals(body.preview()) ? ResponseEntity.ok(undo.preview(id))
                : ResponseEntity.status(HttpStatus.ACCEPTED).body(undo.undo(id, request.getRemoteUser()));
    }

    @Operation(summary = "List the products that the undo of an import keeps",
            description = "Those that were changed or deleted after the import: before an undo, what it would keep. A page"
                    + " may be shorter than requested although `next_cursor` is not null. Requires scope imports:read.")
    @GetMapping("/kept")
    Page<KeptProduct> kept(@PathVariable long id, @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(name = "page_size", required = false) @Nullable Integer pageSize) {
        return products.page(id, cursor, Page.size(pageSize));
    }
}
