package org.productimporter.web.imports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportState;

/// The criteria of a list of imports; null matches all.
///
/// @param fileName a part of the file name, ignoring case
/// @param requestedBy the name of the requester
/// @param from requested at this time or later
/// @param to requested before this time
public record ImportFilter(@Nullable ImportState state, @Nullable String fileName, @Nullable String requestedBy,
        @Nullable Instant from, @Nullable Instant to) {}
