package org.productimporter.web.imports.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportFailure;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.imports.ImportService;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Upload and status as the original application had them, for clients written against it.
@RestController
@RequestMapping("/api/file-processor")
@Tag(name = "File processor (original)")
class FileProcessorController {

    private final ImportUploadReceiver receive;
    private final ImportService imports;

    FileProcessorController(ImportUploadReceiver receive, ImportService imports) {
        this.receive = receive;
        this.imports = imports;
    }

    /// The answer to an upload.
    record Accepted(long id, String status, String fileName, String statusUrl) {}

    @Operation(summary = "Upload a file", description = "Multipart part `file`. Scope imports:write.")
    @PostMapping(path = "/upload", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Accepted> upload(HttpServletRequest request) throws IOException {
        var status = receive.multipart(request);
        var url = "/api/file-processor/status/" + status.id() + "/";
        return ResponseEntity.accepted()
                .location(URI.create(url))
                .body(new Accepted(status.id(), word(status.state()), status.fileName(), url));
    }

    /// Where an import stands, in the words of the original.
    record Status(long id, String status, String message, int progress, long processedRows, long created, long updated,
            long unchanged, long duplicates, long rejected, @Nullable String error, @Nullable Instant startedAt,
            @Nullable Instant finishedAt, @Nullable Double durationSeconds) {

        static Status of(ImportSummary status) {
            var rows = status.rows();
            return new Status(status.id(), word(status.state()), status.message(), (int) status.percent(), rows.read(),
                    rows.inserted(), rows.updated(), rows.unchanged(), rows.duplicate(), rows.rejected(),
                    text(status.error()), status.startedAt(), status.finishedAt(), status.durationSeconds());
        }

        private static @Nullable String text(@Nullable ImportFailure error) {
            if (error == null) {
                return null;
            }
            return error.detail() == null ? error.title() : error.title() + ": " + error.detail();
        }
    }

    @Operation(summary = "Status of an upload", description = "Scope imports:read.")
    @GetMapping("/status/{id}")
    Status status(@PathVariable long id) {
        return Status.of(imports.find(id));
    }

    private static String word(ImportState state) {
        return switch (state) {
            case QUEUED -> "pending";
            case RUNNING, STOPPING -> "processing";
            case COMPLETED -> "completed";
            case FAILED -> "failed";
            case STOPPED, PREVIEWED -> "stopped";
        };
    }
}
