package org.productimporter.web.imports;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportOptions;

/// What somebody asks for, apart from the file itself.
///
/// @param fileName the name to be shown, already cleaned
/// @param requestedBy name of the token, user or program
/// @param idempotencyKey the same key of the same requester is the same import; null for none
public record NewImport(
        Source source,
        String fileName,
        ImportOptions options,
        String requestedBy,
        @Nullable String idempotencyKey) {

    /// How the file comes.
    public enum Source {
        UPLOAD,
        DROP;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
