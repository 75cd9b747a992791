package org.productimporter.web.imports.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.db.changes.ChangeKind;
import org.productimporter.web.common.Page;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.imports.differences.DifferenceService;
import org.productimporter.web.imports.differences.DifferenceService.Order;
import org.productimporter.web.imports.differences.ImportDifference;
import org.productimporter.web.imports.differences.PreviewFlag;
import org.productimporter.web.imports.differences.PreviewService;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Describes what an import would change, or has changed.
@RestController
@RequestMapping("/api/imports/{id}")
@Tag(name = "Imports")
class DifferenceController {

    private static final String KINDS = "created, updated, deactivated or undone";

    private final DifferenceService differences;
    private final PreviewService previews;

    DifferenceController(DifferenceService differences, PreviewService previews) {
        this.differences = differences;
        this.previews = previews;
    }

    @Operation(summary = "List what an import changes, product by product",
            description = "The old and new values of the changed fields; attributes are named `attributes.<key>`. In state"
                    + " previewed, what the import would change; after the merge, what it has changed, for as long as"
                    + " the history is kept (30 days by default); products that it has created then have no fields."
                    + " `change` selects one kind: created, updated, deactivated or undone. `sort=price_change` lists"
                    + " the largest changes of prices first. Requires scope imports:read.")
    @GetMapping("/differences")
    Page<ImportDifference> list(@PathVariable long id, @RequestParam(required = false) @Nullable String change,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(name = "page_size", required = false) @Nullable Integer pageSize) {
        return differences.page(id, kind(change), order(sort), cursor, Page.size(pageSize));
    }

    private static @Nullable String kind(@Nullable String change) {
        if (change == null || change.isEmpty()) {
            return null;
        }
        return Arrays.stream(ChangeKind.values())
                .map(ChangeKind::text)
                .filter(change::equals)
                .findFirst()
                .orElseThrow(() -> ProblemException.field("change", "change is %s, not %s".formatted(KINDS, change)));
    }

    private static Order order(@Nullable String sort) {
        if (sort == null || sort.isEmpty()) {
            return Order.WRITTEN;
        }
        if (!sort.equals("price_change")) {
            throw ProblemException.field("sort", "sort is price_change or left out, not " + sort);
        }
        return Order.PRICE_CHANGE;
    }

    /// @param outdated products of the preview that have changed since
    record Preview(long created, long updated, long unchanged, long deactivated, List<PreviewFlag> flags,
            long outdated) {}

    @Operation(summary = "Sum up the preview of an import",
            description = "The number of products by kind of change, and what is unusual against the catalogue: `flags`"
                    + " with the number of products, their percentage and a message. `outdated` counts the products of"
                    + " the preview that have been changed, deleted or created since. 409 unless the import is"
                    + " previewed. Requires scope imports:read.")
    @GetMapping("/preview")
    Preview preview(@PathVariable long id) {
        var preview = previews.find(id)
                .orElseThrow(() -> ProblemException.conflict("Import " + id + " has no preview",
                        "An import has a preview in state previewed, until it is applied"));
        return new Preview(preview.created(), preview.updated(), preview.unchanged(), preview.deactivated(),
                preview.flags(), previews.outdated(id));
    }
}
