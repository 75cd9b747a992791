package org.productimporter.model.imports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// What a webhook event says about an import: a part of its [ImportSummary]. Jackson writes it as
/// the `data` of the event.
///
/// @param changes where REST lists the products that the import changed
@JsonNaming(SnakeCaseStrategy.class)
public record ImportEvent(long id, String fileName, ImportState state, int attempt, String requestedBy, String message,
        @Nullable Instant startedAt, @Nullable Instant finishedAt, Rows rows, @Nullable ImportFailure error,
        String changes) {

    /// Rows by outcome and deactivated products, in one JSON object.
    public record Rows(@JsonUnwrapped RowCounts counts, long deactivated) {}

    /// The event data of an import.
    public static ImportEvent of(ImportSummary summary) {
        return new ImportEvent(summary.id(), summary.fileName(), summary.state(), summary.attempt(),
                summary.requestedBy(), summary.message(), summary.startedAt(), summary.finishedAt(),
                new Rows(summary.rows(), summary.rowsDeactivated()), summary.error(),
                "/api/imports/" + summary.id() + "/changes");
    }
}
