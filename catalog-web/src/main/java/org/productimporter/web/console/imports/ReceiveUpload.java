package org.productimporter.web.console.imports;

import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.util.function.Supplier;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.web.console.kit.ErrorWords;
import org.productimporter.web.files.DisplayName;
import org.productimporter.web.files.Uploads;
import org.productimporter.web.imports.Imports;
import org.productimporter.web.imports.NewImport;
import org.productimporter.web.kit.Problem;
import org.productimporter.web.security.NoScopeRequired;
import org.productimporter.web.security.RateLimiter;
import org.springframework.stereotype.Component;

/// Takes a file from a browser the way REST takes it: streamed to disk, with the same limits,
/// and asked for as an import. Nothing of it is held in memory, and no session is locked.
public final class ReceiveUpload implements UploadHandler {

    private final Intake intake;
    private final Supplier<ImportOptions> options;

    /// Where files go.
    @Component
    @NoScopeRequired("hands over doors, which have rules of their own")
    public record Intake(Uploads uploads, Imports imports, OngoingUploads ongoing, RateLimiter limits) {}

    /// @param options read when a file begins to arrive, by the thread of its request
    public ReceiveUpload(Intake intake, Supplier<ImportOptions> options) {
        this.intake = intake;
        this.options = options;
    }

    @Override
    public void handleUploadRequest(UploadEvent event) throws IOException {
        var user = String.valueOf(event.getRequest().getRemoteUser());
        var name = DisplayName.clean(event.getFileName(), "upload.csv");
        var length = event.getFileSize();
        var wanted = new NewImport(NewImport.Source.UPLOAD, name, options.get(), user, null);
        var arrival = intake.ongoing().begin(user, name, length, event.getInputStream());
        try {
            intake.uploads().expect(length);
            try (var _ = intake.limits().upload(user);
                    var file = intake.uploads().receive(arrival, length)) {
                arrival.accepted(intake.imports().ask(wanted, file).id());
            }
        } catch (Problem refused) {
            // The row of the list tells it; an error of the request would tell it again.
            arrival.refused(refused.detail());
        } catch (IOException | RuntimeException e) {
            arrival.refused(ErrorWords.of(e));
            throw e;
        }
    }
}
