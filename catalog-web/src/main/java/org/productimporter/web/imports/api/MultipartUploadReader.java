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

/// Reads a multipart body as it comes in: the part `file` goes straight to its place on disk,
/// text fields are kept. For one use by one thread; closing it deletes a file that nobody kept.
final class MultipartUploadReader implements AutoCloseable {

    private static final String FILE = "file";
    private static final int MAX_HEADER_BYTES = 64 * 1024;
    private static final int MAX_FIELD_BYTES = 64 * 1024;
    private static final int MAX_FIELDS = 50;

    private final UploadService uploads;
    private final HttpServletRequest request;
    private final Map<String, String[]> fields = new LinkedHashMap<>();
    private @Nullable StoredUpload file;
    private @Nullable String fileName;

    MultipartUploadReader(UploadService uploads, HttpServletRequest request) {
        this.uploads = uploads;
        this.request = request;
    }

    /// Reads to the end, for options may stand behind the file.
    ///
    /// @throws Problem 400 when the body is broken, ends early or lacks the part `file`
    void read() throws IOException {
        try {
            var parts = parts();
            while (parts.hasNext()) {
                read(parts.next());
            }
        } catch (IOException e) {
            throw broken(e);
        }
        if (file == null) {
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
            if (file != null) {
                throw ProblemException.field(FILE, "the part file is there twice; send one file a request");
            }
            fileName = name(part);
            file = uploads.receive(part.getInputStream(), request.getContentLengthLong());
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

    private ProblemException broken(IOException cause) {
        return ProblemException.of(HttpStatus.BAD_REQUEST, "Upload incomplete",
                "The multipart body is broken or ended early: %,d bytes of the file arrived, in a request of %,d bytes. Nothing was kept; send the file again"
                        .formatted(file == null ? 0 : file.bytes(), request.getContentLengthLong()),
                cause);
    }

    /// Text fields by name; each has one value.
    Map<String, String[]> fields() {
        return fields;
    }

    StoredUpload file() {
        if (file == null) {
            throw new IllegalStateException("read() comes first");
        }
        return file;
    }

    /// The client's name of the file, as it came.
    @Nullable
    String fileName() {
        return fileName;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
