package org.productimporter.model.imports;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What somebody asks for, apart from the file itself.
///
/// @param fileName the name to be shown, already cleaned
/// @param requestedBy name of the token, user or program
/// @param idempotencyKey the same key of the same requester is the same import; null for none
public record ImportRequest(Source source, String fileName, ImportOptions options, String requestedBy,
        @Nullable String idempotencyKey) {

    /// How the file comes.
    public enum Source {
        UPLOAD, DROP, COMMAND_LINE;

        /// The spelling of the table.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
