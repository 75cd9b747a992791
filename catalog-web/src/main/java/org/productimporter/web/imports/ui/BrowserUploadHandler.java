package org.productimporter.web.imports.ui;

import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.util.function.Supplier;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.ImportRequest;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.imports.ImportService;
import org.productimporter.web.security.NoScopeRequired;
import org.productimporter.web.security.RateLimiter;
import org.productimporter.web.ui.format.ErrorMessages;
import org.productimporter.web.uploads.DisplayFileName;
import org.productimporter.web.uploads.UploadService;
import org.springframework.stereotype.Component;

/// Takes a file from a browser the way REST takes it: streamed to disk, with the same limits,
/// and asked for as an import. Nothing of it is held in memory, and no session is locked.
public final class BrowserUploadHandler implements UploadHandler {

    private final Intake intake;
    private final Supplier<ImportOptions> options;

    /// Where files go.
    @Component
    @NoScopeRequired("hands over doors, which have rules of their own")
    public record Intake(UploadService uploads, ImportService imports, BrowserUploadService ongoing,
            RateLimiter limits) {}

    /// @param options read when a file begins to arrive, by the thread of its request
    public BrowserUploadHandler(Intake intake, Supplier<ImportOptions> options) {
        this.intake = intake;
        this.options = options;
    }

    @Override
    public void handleUploadRequest(UploadEvent event) throws IOException {
        var user = String.valueOf(event.getRequest().getRemoteUser());
        var name = DisplayFileName.clean(event.getFileName(), "upload.csv");
        var length = event.getFileSize();
        var wanted = new ImportRequest(ImportRequest.Source.UPLOAD, name, options.get(), user, null);
        var arrival = intake.ongoing().begin(user, name, length, event.getInputStream());
        try {
            intake.uploads().requireCapacity(length);
            try (var _ = intake.limits().upload(user); var file = intake.uploads().receive(arrival, length)) {
                arrival.accepted(intake.imports().submit(wanted, file).id());
            }
        } catch (ProblemException refused) {
            // The row of the list tells it; an error of the request would tell it again.
            arrival.refused(refused.detail());
        } catch (IOException | RuntimeException e) {
            arrival.refused(ErrorMessages.of(e));
            throw e;
        }
    }
}
