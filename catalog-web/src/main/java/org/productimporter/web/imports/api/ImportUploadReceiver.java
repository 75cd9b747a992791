package org.productimporter.web.imports.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.ImportRequest;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.imports.ImportService;
import org.productimporter.web.security.RateLimiter;
import org.productimporter.web.uploads.DisplayFileName;
import org.productimporter.web.uploads.UploadService;
import org.springframework.stereotype.Component;

/// Takes a file and its options out of a request and asks for the import. Options are checked
/// before the body is read where they are known by then.
@Component
class ImportUploadReceiver {

    private static final String UNNAMED = "upload.csv";
    private static final String KEY = "Idempotency-Key";
    private static final int MAX_KEY_LENGTH = 255;
    private static final int MULTIPART_FRAME_BYTES = 128 * 1024;

    private final UploadService uploads;
    private final ImportService imports;
    private final OptionParameters parameters;
    private final RateLimiter limits;

    ImportUploadReceiver(UploadService uploads, ImportService imports, OptionParameters parameters,
            RateLimiter limits) {
        this.uploads = uploads;
        this.imports = imports;
        this.parameters = parameters;
        this.limits = limits;
    }

    /// The body is the file.
    ImportSummary raw(HttpServletRequest request) throws IOException {
        var options = parameters.read(request.getParameterMap());
        var key = idempotencyKey(request);
        var length = request.getContentLengthLong();
        uploads.expect(length);
        try (var _ = limits.upload(caller(request)); var file = uploads.receive(request.getInputStream(), length)) {
            var name = request.getParameter("file_name");
            return imports.ask(wanted(request, name, options, key), file);
        }
    }

    /// The body is multipart, with the file as the part `file`.
    ImportSummary multipart(HttpServletRequest request) throws IOException {
        parameters.read(request.getParameterMap());
        var key = idempotencyKey(request);
        var length = request.getContentLengthLong();
        uploads.expect(length < 0 ? length : Math.max(0, length - MULTIPART_FRAME_BYTES));
        try (var _ = limits.upload(caller(request)); var body = new MultipartUploadReader(uploads, request)) {
            body.read();
            var all = new HashMap<>(request.getParameterMap());
            all.putAll(body.fields());
            var options = parameters.read(all);
            var asked = all.get("file_name");
            var name = asked == null ? body.fileName() : asked[0];
            return imports.ask(wanted(request, name, options, key), body.file());
        }
    }

    private static String caller(HttpServletRequest request) {
        return String.valueOf(request.getRemoteUser());
    }

    private static ImportRequest wanted(HttpServletRequest request, @Nullable String name, ImportOptions options,
            @Nullable String key) {
        return new ImportRequest(ImportRequest.Source.UPLOAD, DisplayFileName.clean(name, UNNAMED), options,
                caller(request), key);
    }

    static @Nullable String idempotencyKey(HttpServletRequest request) {
        var key = request.getHeader(KEY);
        if (key == null) {
            return null;
        }
        if (key.isBlank() || key.length() > MAX_KEY_LENGTH) {
            throw ProblemException.field(KEY, "Idempotency-Key has 1 to %d characters".formatted(MAX_KEY_LENGTH));
        }
        return key;
    }
}
