package org.productimporter.model.imports;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The request for an import, without the file.
///
/// @param fileName sanitized name for display
/// @param requestedBy name of the token, user or program
/// @param idempotencyKey identifies the import among those of the requester; null for none
/// @param retryOf the import whose corrected rejections the file contains; null for any other file
public record ImportRequest(Source source, String fileName, ImportOptions options, String requestedBy,
        @Nullable String idempotencyKey, @Nullable Long retryOf) {

    /// A file that is no correction of an earlier import.
    public ImportRequest(Source source, String fileName, ImportOptions options, String requestedBy,
            @Nullable String idempotencyKey) {
        this(source, fileName, options, requestedBy, idempotencyKey, null);
    }

    /// The origin of the file.
    public enum Source {
        UPLOAD, DROP, COMMAND_LINE;

        /// The lower-case form in the table.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
