package org.productimporter.model.imports;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The request for an import, without the file.
///
/// @param fileName sanitized name for display
/// @param requestedBy name of the token, user or program
/// @param idempotencyKey identifies the import among those of the requester; null for none
public record ImportRequest(Source source, String fileName, ImportOptions options, String requestedBy,
        @Nullable String idempotencyKey) {

    /// The origin of the file.
    public enum Source {
        UPLOAD, DROP, COMMAND_LINE;

        /// The lower-case form in the table.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
