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
import org.productimporter.web.uploads.StoredUpload;
import org.productimporter.web.uploads.UploadService;
import org.springframework.stereotype.Component;

/// Receives the file and the options of a request and submits the import. Rejects invalid options before it reads the body,
/// except for options in form fields. Thread-safe.
@Component
class ImportUploadReceiver {

    private static final String DEFAULT_FILE_NAME = "upload.csv";
    private static final String KEY_HEADER = "Idempotency-Key";
    private static final int MAX_KEY_LENGTH = 255;

    /// The part of a multipart body that may belong to its headers and fields.
    private static final int MULTIPART_OVERHEAD_BYTES = 128 * 1024;

    private final UploadService uploads;
    private final ImportService imports;
    private final OptionParameters parameters;
    private final RateLimiter limiter;

    ImportUploadReceiver(UploadService uploads, ImportService imports, OptionParameters parameters,
            RateLimiter limiter) {
        this.uploads = uploads;
        this.imports = imports;
        this.parameters = parameters;
        this.limiter = limiter;
    }

    /// Receives a body that is the file.
    ImportSummary receiveRaw(HttpServletRequest request) throws IOException {
        var options = parameters.parse(request.getParameterMap());
        var key = idempotencyKey(request);
        var length = request.getContentLengthLong();
        uploads.requireCapacity(length);
        try (var _ = limiter.upload(user(request)); var upload = uploads.receive(request.getInputStream(), length)) {
            return submit(request, request.getParameter("file_name"), options, key, upload);
        }
    }

    /// Receives a multipart body whose part `file` is the file.
    ImportSummary receiveMultipart(HttpServletRequest request) throws IOException {
        parameters.parse(request.getParameterMap());
        var key = idempotencyKey(request);
        var length = request.getContentLengthLong();
        uploads.requireCapacity(length < 0 ? length : Math.max(0, length - MULTIPART_OVERHEAD_BYTES));
        try (var _ = limiter.upload(user(request)); var body = new MultipartUploadReader(uploads, request)) {
            body.read();
            var all = new HashMap<>(request.getParameterMap());
            all.putAll(body.fields());
            var name = all.containsKey("file_name") ? all.get("file_name")[0] : body.fileName();
            return submit(request, name, parameters.parse(all), key, body.upload());
        }
    }

    private ImportSummary submit(HttpServletRequest request, @Nullable String name, ImportOptions options,
            @Nullable String key, StoredUpload upload) throws IOException {
        return imports.submit(new ImportRequest(ImportRequest.Source.UPLOAD,
                DisplayFileName.clean(name, DEFAULT_FILE_NAME), options, user(request), key), upload);
    }

    private static String user(HttpServletRequest request) {
        return String.valueOf(request.getRemoteUser());
    }

    /// @throws ProblemException 400 if the key is blank or too long
    static @Nullable String idempotencyKey(HttpServletRequest request) {
        var key = request.getHeader(KEY_HEADER);
        if (key == null) {
            return null;
        }
        if (key.isBlank() || key.length() > MAX_KEY_LENGTH) {
            throw ProblemException.field(KEY_HEADER,
                    "Idempotency-Key has 1 to %d characters".formatted(MAX_KEY_LENGTH));
        }
        return key;
    }
}
