package org.productimporter.web.imports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.RowCounts;

/// Where one import stands. This is also the import of REST, field by field; rates and times are
/// null as long as they are not known.
///
/// @param phase inspect, stage, merge or publish; null before the first attempt
/// @param percent 0 to 100, never falling
/// @param options as REST spells them
/// @param warnings what the user should know although the file was accepted
/// @param error set when the import failed
public record ImportStatus(
        long id,
        String fileName,
        ImportState state,
        @Nullable String phase,
        String message,
        double percent,
        long bytesTotal,
        long bytesRead,
        RowCounts rows,
        long rowsDeactivated,
        @Nullable Long rowsPerSecond,
        @Nullable Long etaSeconds,
        int attempt,
        Map<String, Object> options,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Double durationSeconds,
        @Nullable String fileSha256,
        @Nullable Long jobExecutionId,
        List<String> warnings,
        @Nullable Failure error) {

    /// Why an import failed, and what to do about it.
    public record Failure(String title, @Nullable String detail, @Nullable String action) {}
}
