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

/// Upload and status of the original application, for its clients.
@RestController
@RequestMapping("/api/file-processor")
@Tag(name = "File processor (original)")
class FileProcessorController {

    private final ImportUploadReceiver uploads;
    private final ImportService imports;

    FileProcessorController(ImportUploadReceiver uploads, ImportService imports) {
        this.uploads = uploads;
        this.imports = imports;
    }

    record Accepted(long id, String status, String fileName, String statusUrl) {}

    @Operation(summary = "Upload a file",
            description = "The multipart part `file` contains the CSV file. Requires scope imports:write.")
    @PostMapping(path = "/upload", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Accepted> upload(HttpServletRequest request) throws IOException {
        var summary = uploads.receiveMultipart(request);
        var url = "/api/file-processor/status/" + summary.id() + "/";
        return ResponseEntity.accepted()
                .location(URI.create(url))
                .body(new Accepted(summary.id(), toStatus(summary.state()), summary.fileName(), url));
    }

    record Status(long id, String status, String message, int progress, long processedRows, long created, long updated,
            long unchanged, long duplicates, long rejected, @Nullable String error, @Nullable Instant startedAt,
            @Nullable Instant finishedAt, @Nullable Double durationSeconds) {

        static Status of(ImportSummary summary) {
            var rows = summary.rows();
            return new Status(summary.id(), toStatus(summary.state()), message(summary), (int) summary.percent(),
                    rows.read(), rows.inserted(), rows.updated(), rows.unchanged(), rows.duplicate(), rows.rejected(),
                    text(summary.error()), summary.startedAt(), summary.finishedAt(), summary.durationSeconds());
        }

        /// A client that knows no mappings shows the message to its user.
        private static String message(ImportSummary summary) {
            return summary.state() == ImportState.NEEDS_MAPPING
                    ? "%s See /api/imports/%d/mapping".formatted(summary.message(), summary.id())
                    : summary.message();
        }

        private static @Nullable String text(@Nullable ImportFailure error) {
            if (error == null) {
                return null;
            }
            return error.detail() == null ? error.title() : error.title() + ": " + error.detail();
        }
    }

    @Operation(summary = "Get the status of an upload", description = "Requires scope imports:read.")
    @GetMapping("/status/{id}")
    Status get(@PathVariable long id) {
        return Status.of(imports.find(id));
    }

    private static String toStatus(ImportState state) {
        return switch (state) {
            case QUEUED, NEEDS_MAPPING -> "pending";
            case RUNNING, STOPPING, UNDOING -> "processing";
            case COMPLETED, UNDONE -> "completed";
            case FAILED -> "failed";
            case STOPPED, PREVIEWED -> "stopped";
        };
    }
}
