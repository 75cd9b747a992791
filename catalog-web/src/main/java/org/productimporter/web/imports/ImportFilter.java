package org.productimporter.web.imports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportState;

/// Which imports a list shows; null means any.
///
/// @param fileName part of the file's name, in any case
/// @param requestedBy name of the requester
/// @param from requested at this time or later
/// @param to requested before this time
public record ImportFilter(@Nullable ImportState state, @Nullable String fileName, @Nullable String requestedBy,
        @Nullable Instant from, @Nullable Instant to) {}
