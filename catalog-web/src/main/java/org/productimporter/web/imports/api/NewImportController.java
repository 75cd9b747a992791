package org.productimporter.web.imports.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

/// Submits imports. The second path starts the job under the name that job tools expect.
@RestController
@RequestMapping({"/api/imports", "/api/jobs/product-import/executions"})
@Tag(name = "Imports")
class NewImportController {

    private static final String OPTIONS =
            "`mode` (upsert, insert_only, update_only), `preview`, `on_blank` (keep, clear),"
                    + " `missing` (keep, deactivate), `missing_cap_percent`, `max_rejected` (number or percent). `columns` is a JSON"
                    + " object of header cell to field (sku, name, description, price, active), `attributes.` and a key, or null"
                    + " (leave out); `unknown` (ignore, keep) is what happens to other columns; `profile` names a saved mapping. How"
                    + " the file is read: `delimiter`, `charset`, `header` (first, none: columns are numbers from 1), `sheet`,"
                    + " `skip_lines`, `decimal` (point, comma), `currency` (such as EUR); by default the file decides, and where it"
                    + " does not, the import waits in state needs_mapping.";

    private final ImportUploadReceiver uploads;
    private final ImportService imports;
    private final DropFolder dropFolder;
    private final OptionParameters parameters;

    NewImportController(ImportUploadReceiver uploads, ImportService imports, DropFolder dropFolder,
            OptionParameters parameters) {
        this.parameters = parameters;
        this.uploads = uploads;
        this.imports = imports;
        this.dropFolder = dropFolder;
    }

    @Operation(summary = "Import an uploaded file",
            description = "The multipart part `file` contains the file. Options are query parameters or form fields. "
                    + OPTIONS + " Requires scope imports:write.")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ImportSummary> multipart(HttpServletRequest request) throws IOException {
        return accepted(uploads.receiveMultipart(request));
    }

    @Operation(summary = "Import the body of the request",
            description = "The body is the file. Its name (`file_name`) and options are query parameters. " + OPTIONS
                    + " Requires scope imports:write.")
    @PostMapping(consumes = "text/csv")
    ResponseEntity<ImportSummary> raw(HttpServletRequest request) throws IOException {
        return accepted(uploads.receiveRaw(request));
    }

    /// @param source a file of the drop folder, such as `drop/products.csv`
    record DropRequest(@Nullable String source, @Nullable Map<String, Object> options) {}

    @Operation(summary = "Import a file of the server's drop folder",
            description = "`source` is a path such as `drop/products.csv`. " + OPTIONS
                    + " Requires scope imports:write.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ImportSummary> fromDropFolder(@RequestBody DropRequest body, HttpServletRequest request)
            throws IOException {
        if (body.source() == null || body.source().isBlank()) {
            throw ProblemException.field("source", "source names a file, such as drop/products.csv");
        }
        var options = parameters.of(body.options() == null ? Map.of() : body.options());
        var importRequest =
                new ImportRequest(ImportRequest.Source.DROP, DisplayFileName.clean(body.source(), "drop.csv"), options,
                        String.valueOf(request.getRemoteUser()), ImportUploadReceiver.idempotencyKey(request));
        var earlier = imports.findSubmitted(importRequest);
        if (earlier.isPresent()) {
            return accepted(earlier.get());
        }
        try (var upload = dropFolder.claim(body.source())) {
            return accepted(imports.submit(importRequest, upload));
        }
    }

    static ResponseEntity<ImportSummary> accepted(ImportSummary summary) {
        return ResponseEntity.accepted().location(URI.create("/api/imports/" + summary.id())).body(summary);
    }
}
