package org.productimporter.web.imports.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.ImportRequest;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.imports.ImportService;
import org.productimporter.web.uploads.DisplayFileName;
import org.productimporter.web.uploads.DropFolder;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Asks for imports. Launching the job is the same request under the name that job tools look
/// for.
@RestController
@RequestMapping({"/api/imports", "/api/jobs/product-import/executions"})
@Tag(name = "Imports")
class NewImportController {

    private final ImportUploadReceiver receive;
    private final ImportService imports;
    private final DropFolder drop;

    NewImportController(ImportUploadReceiver receive, ImportService imports, DropFolder drop) {
        this.receive = receive;
        this.imports = imports;
        this.drop = drop;
    }

    @Operation(summary = "Import an uploaded file",
            description = "Multipart part `file`; options as query parameters or form fields. Scope"
                    + " imports:write.")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ImportSummary> multipart(HttpServletRequest request) throws IOException {
        return accepted(receive.multipart(request));
    }

    @Operation(summary = "Import the request's body",
            description = "The raw bytes of the file; its name as `file_name`, options as query parameters."
                    + " Scope imports:write.")
    @PostMapping(consumes = "text/csv")
    ResponseEntity<ImportSummary> raw(HttpServletRequest request) throws IOException {
        return accepted(receive.raw(request));
    }

    /// A file of the drop folder.
    ///
    /// @param source such as `drop/products.csv`
    record DropRequest(@Nullable String source, @Nullable Map<String, Object> options) {}

    @Operation(summary = "Import a file of the server's drop folder",
            description = "`source` such as `drop/products.csv`. Scope imports:write.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ImportSummary> dropped(@RequestBody DropRequest body, HttpServletRequest request)
            throws IOException {
        if (body.source() == null || body.source().isBlank()) {
            throw ProblemException.field("source", "source names a file, such as drop/products.csv");
        }
        var options = ImportOptions.of(body.options() == null ? Map.of() : body.options());
        var wanted = new ImportRequest(ImportRequest.Source.DROP, DisplayFileName.clean(body.source(), "drop.csv"),
                options, String.valueOf(request.getRemoteUser()), ImportUploadReceiver.idempotencyKey(request));
        var before = imports.askedBefore(wanted);
        if (before.isPresent()) {
            return accepted(before.get());
        }
        try (var file = drop.take(body.source())) {
            return accepted(imports.ask(wanted, file));
        }
    }

    private static ResponseEntity<ImportSummary> accepted(ImportSummary status) {
        return ResponseEntity.accepted().location(URI.create("/api/imports/" + status.id())).body(status);
    }
}
