package org.productimporter.web.imports.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.uploads.StoredUpload;
import org.productimporter.web.uploads.UploadService;
import org.springframework.http.HttpStatus;

/// Streams a multipart body: writes the part `file` directly to the uploads folder and reads the text fields into memory, up
/// to a limit. Used once by one thread. [#close] deletes an upload that is not committed.
final class MultipartUploadReader implements AutoCloseable {

    private static final String FILE = "file";
    private static final int MAX_HEADER_BYTES = 64 * 1024;
    private static final int MAX_FIELD_BYTES = 64 * 1024;
    private static final int MAX_FIELDS = 50;

    private final UploadService uploads;
    private final HttpServletRequest request;
    private final Map<String, String[]> fields = new LinkedHashMap<>();
    private @Nullable StoredUpload upload;
    private @Nullable String fileName;

    MultipartUploadReader(UploadService uploads, HttpServletRequest request) {
        this.uploads = uploads;
        this.request = request;
    }

    /// Reads all parts; options may follow the file.
    ///
    /// @throws ProblemException 400 if the body is malformed, ends early or has no part `file`
    void read() throws IOException {
        try {
            var parts = parts();
            while (parts.hasNext()) {
                read(parts.next());
            }
        } catch (IOException e) {
            throw incomplete(e);
        }
        if (upload == null) {
            throw ProblemException.field(FILE, "the multipart body has no part named file");
        }
    }

    private FileItemInputIterator parts() throws IOException {
        var parser = new JakartaServletFileUpload<DiskFileItem, DiskFileItemFactory>();
        parser.setHeaderCharset(UTF_8);
        parser.setMaxPartHeaderSize(MAX_HEADER_BYTES);
        return parser.getItemIterator(request);
    }

    private void read(FileItemInput part) throws IOException {
        if (FILE.equals(part.getFieldName())) {
            if (upload != null) {
                throw ProblemException.field(FILE, "the part file occurs twice; send one file per request");
            }
            fileName = name(part);
            upload = uploads.receive(part.getInputStream(), request.getContentLengthLong());
        } else if (part.isFormField()) {
            addField(part);
        } else {
            throw ProblemException.field(String.valueOf(part.getFieldName()),
                    "the file is sent as the part named file");
        }
    }

    private void addField(FileItemInput part) throws IOException {
        var name = String.valueOf(part.getFieldName());
        var value = part.getInputStream().readNBytes(MAX_FIELD_BYTES + 1);
        if (value.length > MAX_FIELD_BYTES || fields.size() >= MAX_FIELDS) {
            throw ProblemException.field(name,
                    "a request has at most %d fields of at most %,d bytes".formatted(MAX_FIELDS, MAX_FIELD_BYTES));
        }
        var text = new String(value, UTF_8);
        if (fields.put(name, new String[] {text}) != null) {
            throw ProblemException.field(name, name + " is given twice");
        }
    }

    private static @Nullable String name(FileItemInput part) {
        try {
            return part.getName();
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private ProblemException incomplete(IOException cause) {
        return ProblemException.of(HttpStatus.BAD_REQUEST, "Upload incomplete",
                "The multipart body is broken or ended early: %,d bytes of the file arrived, in a request of %,d bytes. Nothing was kept; send the file again"
                        .formatted(upload == null ? 0 : upload.bytes(), request.getContentLengthLong()),
                cause);
    }

    /// Returns the text fields by name. Each has one value.
    Map<String, String[]> fields() {
        return fields;
    }

    StoredUpload upload() {
        if (upload == null) {
            throw new IllegalStateException("call read() first");
        }
        return upload;
    }

    /// Returns the file name of the client, unchecked.
    @Nullable
    String fileName() {
        return fileName;
    }

    @Override
    public void close() throws IOException {
        if (upload != null) {
            upload.close();
        }
    }
}
