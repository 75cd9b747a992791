package org.productimporter.web.imports.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.common.Page;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.imports.ImportEventService;
import org.productimporter.web.imports.ImportFilter;
import org.productimporter.web.imports.ImportService;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Follows imports and acts on them.
@RestController
@RequestMapping("/api/imports")
@Tag(name = "Imports")
class ImportController {

    private final ImportService imports;
    private final ImportEventService events;

    ImportController(ImportService imports, ImportEventService events) {
        this.imports = imports;
        this.events = events;
    }

    @Operation(summary = "List imports, the latest first",
            description = "`file_name` is a part of the name; `from` and `to` are times of the request. Scope"
                    + " imports:read.")
    @GetMapping
    Page<ImportSummary> list(Criteria criteria, @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(name = "page_size", required = false) @Nullable Integer pageSize) {
        return imports.page(criteria.filter(), cursor, Page.size(pageSize));
    }

    /// Query parameters of the list, under the names that REST gives them.
    record Criteria(@Nullable String state, @Nullable String file_name, @Nullable String requested_by,
            @Nullable Instant from, @Nullable Instant to) {

        ImportFilter filter() {
            return new ImportFilter(stateOrNull(), file_name, requested_by, from, to);
        }

        private @Nullable ImportState stateOrNull() {
            if (state == null || state.isEmpty()) {
                return null;
            }
            return Arrays.stream(ImportState.values())
                    .filter(known -> known.text().equals(state))
                    .findFirst()
                    .orElseThrow(
                            () -> ProblemException.field("state", "state is one of " + states() + ", not " + state));
        }

        private static String states() {
            return Arrays.stream(ImportState.values()).map(ImportState::text).collect(Collectors.joining(", "));
        }
    }

    @Operation(summary = "One import", description = "Scope imports:read.")
    @GetMapping("/{id}")
    ImportSummary get(@PathVariable long id) {
        return imports.find(id);
    }

    @Operation(summary = "Follow an import as server-sent events",
            description = "One event `import` on each change, at most four a second, with the import as its"
                    + " data; ends at a final state. Scope imports:read.")
    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(@PathVariable long id) {
        var stream = new ImportEventStream(id, events);
        events.watch(stream);
        return stream.emitter();
    }

    @Operation(summary = "Stop an import",
            description = "A queued one stops at once, a running one when the chunks in hand are finished."
                    + " Scope imports:write.")
    @PostMapping("/{id}/stop")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportSummary stop(@PathVariable long id) {
        return imports.stop(id);
    }

    @Operation(summary = "Go on with a stopped or failed import",
            description = "What it has done is kept. Scope imports:write.")
    @PostMapping("/{id}/restart")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportSummary restart(@PathVariable long id) {
        return imports.restart(id);
    }

    @Operation(summary = "Merge a previewed import into the catalogue", description = "Scope imports:write.")
    @PostMapping("/{id}/apply")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportSummary apply(@PathVariable long id) {
        return imports.apply(id);
    }

    @Operation(summary = "Delete an import that has ended",
            description = "Its file and rejections go too; products stay. Scope imports:write.")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id) throws IOException {
        imports.delete(id);
    }
}
