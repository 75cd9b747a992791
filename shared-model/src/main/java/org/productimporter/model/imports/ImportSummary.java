package org.productimporter.model.imports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// Where one import stands. Jackson writes it as the import of REST, of server-sent events and of
/// the command line, field by field. Rates and times are null as long as they are not known.
///
/// @param phase inspect, stage, merge or publish; null before the first attempt
/// @param percent 0 to 100, never falling
/// @param options as REST spells them
/// @param warnings what the user should know although the file was accepted
/// @param error set when the import failed
@JsonNaming(SnakeCaseStrategy.class)
public record ImportSummary(long id, String fileName, ImportState state, @Nullable String phase, String message,
        double percent, long bytesTotal, long bytesRead, RowCounts rows, long rowsDeactivated,
        @Nullable Long rowsPerSecond, @Nullable Long etaSeconds, int attempt, Map<String, Object> options,
        String requestedBy, Instant requestedAt, @Nullable Instant startedAt, @Nullable Instant finishedAt,
        @Nullable Double durationSeconds, @Nullable String fileSha256, @Nullable Long jobExecutionId,
        List<String> warnings, @Nullable ImportFailure error) {

    /// Whether the import only counts what a merge would do.
    @JsonIgnore
    public boolean isPreview() {
        return "true".equals(String.valueOf(options.get("preview")));
    }
}
