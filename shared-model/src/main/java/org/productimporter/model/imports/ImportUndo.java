package org.productimporter.model.imports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// The undo of an import for display.
///
/// @param requestedAt time of the first request; a restart does not change it
/// @param finishedAt time at which it was finished, stopped or failed; null before
/// @param effect what it has done so far
@JsonNaming(SnakeCaseStrategy.class)
public record ImportUndo(String requestedBy, Instant requestedAt, @Nullable Instant finishedAt, UndoEffect effect) {}
