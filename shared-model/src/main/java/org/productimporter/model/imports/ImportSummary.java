package org.productimporter.model.imports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// An import for display. Its components are the JSON of REST, server-sent events and the command line. Rates and times
/// are null while they are unknown.
///
/// @param phase inspect, stage, merge or publish; null before the first attempt
/// @param percent progress, 0 to 100; never decreases
/// @param options the options by name, see [ImportOptions#toMap]
/// @param retryOf the import whose corrected rejections this import contains; null for any other file
/// @param warnings warnings about an accepted file
/// @param error the error of a failed import
/// @param undoUntil time until which the import can be undone; null if it cannot
/// @param undo the undo of the import; null if none was requested
@JsonNaming(SnakeCaseStrategy.class)
public record ImportSummary(long id, String fileName, ImportState state, @Nullable String phase, String message,
        double percent, long bytesTotal, long bytesRead, RowCounts rows, long rowsDeactivated,
        @Nullable Long rowsPerSecond, @Nullable Long etaSeconds, int attempt, Map<String, Object> options,
        @Nullable Long retryOf, String requestedBy, Instant requestedAt, @Nullable Instant startedAt,
        @Nullable Instant finishedAt, @Nullable Double durationSeconds, @Nullable String fileSha256,
        @Nullable Long jobExecutionId, List<String> warnings, @Nullable ImportFailure error,
        @Nullable Instant undoUntil, @Nullable ImportUndo undo) {

    /// Whether the import is a preview, which does not merge.
    @JsonIgnore
    public boolean isPreview() {
        return "true".equals(String.valueOf(options.get("preview")));
    }
}
