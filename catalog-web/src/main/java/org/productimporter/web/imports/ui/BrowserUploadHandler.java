package org.productimporter.web.imports.ui;

import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.util.function.Supplier;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.ImportRequest;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.imports.ImportService;
import org.productimporter.web.security.RateLimiter;
import org.productimporter.web.ui.format.ErrorMessages;
import org.productimporter.web.uploads.DisplayFileName;
import org.productimporter.web.uploads.UploadService;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/// Receives files from browsers as REST does: streamed to disk, with the same limits, then requested as an import. Holds
/// neither the file in memory nor the session lock. Thread-safe.
@Component
class BrowserUploadHandler {

    private final UploadService uploads;
    private final ImportService imports;
    private final BrowserUploadService progress;
    private final RateLimiter limiter;

    BrowserUploadHandler(UploadService uploads, ImportService imports, BrowserUploadService progress,
            RateLimiter limiter) {
        this.uploads = uploads;
        this.imports = imports;
        this.progress = progress;
        this.limiter = limiter;
    }

    /// @param options read by the request thread when an upload starts
    UploadHandler withOptions(Supplier<ImportOptions> options) {
        return event -> handle(event, options.get());
    }

    DataSize maxSize() {
        return uploads.maxSize();
    }

    private void handle(UploadEvent event, ImportOptions options) throws IOException {
        var user = String.valueOf(event.getRequest().getRemoteUser());
        var name = DisplayFileName.clean(event.getFileName(), "upload.csv");
        var length = event.getFileSize();
        var request = new ImportRequest(ImportRequest.Source.UPLOAD, name, options, user, null);
        var upload = progress.start(user, name, length, event.getInputStream());
        try {
            uploads.requireCapacity(length);
            try (var _ = limiter.upload(user); var file = uploads.receive(upload, length)) {
                upload.accepted(imports.submit(request, file).id());
            }
        } catch (ProblemException rejected) {
            // The row in the list shows the reason. An error of the request would show it twice.
            upload.rejected(rejected.detail());
        } catch (IOException | RuntimeException e) {
            upload.rejected(ErrorMessages.of(e));
            throw e;
        }
    }
}
