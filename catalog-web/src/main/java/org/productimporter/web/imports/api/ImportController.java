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
import org.productimporter.web.security.Actor;
import org.productimporter.web.security.RateLimiter;
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

/// Lists, observes, stops, restarts, applies and deletes imports.
@RestController
@RequestMapping("/api/imports")
@Tag(name = "Imports")
class ImportController {

    private final ImportService imports;
    private final ImportEventService events;
    private final RateLimiter limiter;

    ImportController(ImportService imports, ImportEventService events, RateLimiter limiter) {
        this.imports = imports;
        this.events = events;
        this.limiter = limiter;
    }

    @Operation(summary = "List imports, the latest first",
            description = "`file_name` matches a part of the file name. `from` (inclusive) and `to` (exclusive) limit the"
                    + " time of the request. Requires scope imports:read.")
    @GetMapping
    Page<ImportSummary> list(Criteria criteria, @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(name = "page_size", required = false) @Nullable Integer pageSize) {
        return imports.page(criteria.filter(), cursor, Page.size(pageSize));
    }

    /// The query parameters of the list, with their names in REST.
    record Criteria(@Nullable String state, @Nullable String file_name, @Nullable String requested_by,
            @Nullable Instant from, @Nullable Instant to) {

        ImportFilter filter() {
            return new ImportFilter(parsedState(), file_name, requested_by, from, to);
        }

        private @Nullable ImportState parsedState() {
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

    @Operation(summary = "Get an import", description = "Requires scope imports:read.")
    @GetMapping("/{id}")
    ImportSummary get(@PathVariable long id) {
        return imports.find(id);
    }

    @Operation(summary = "Stream the changes of an import as server-sent events",
            description = "Sends an event `import` with the import as its data after each change, at most four per second."
                    + " The stream ends at a final state. Requires scope imports:read.")
    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(@PathVariable long id) {
        var slot = limiter.stream(Actor.current());
        var stream = new ImportEventStream(id, events, slot);
        try {
            events.subscribe(stream);
        } catch (RuntimeException e) {
            slot.close();
            throw e;
        }
        return stream.emitter();
    }

    @Operation(summary = "Stop an import",
            description = "A queued import stops at once, a running import after its current chunks."
                    + " Requires scope imports:write.")
    @PostMapping("/{id}/stop")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportSummary stop(@PathVariable long id) {
        return imports.stop(id);
    }

    @Operation(summary = "Restart a stopped or failed import",
            description = "Completed chunks are not processed again. Requires scope imports:write.")
    @PostMapping("/{id}/restart")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportSummary restart(@PathVariable long id) {
        return imports.restart(id);
    }

    @Operation(summary = "Merge a previewed import into the catalogue", description = "Requires scope imports:write.")
    @PostMapping("/{id}/apply")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportSummary apply(@PathVariable long id) {
        return imports.apply(id);
    }

    @Operation(summary = "Delete an import that has ended",
            description = "Also deletes its file and rejections. Products stay. Requires scope imports:write.")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id) throws IOException {
        imports.delete(id);
    }
}
