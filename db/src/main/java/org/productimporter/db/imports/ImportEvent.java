package org.productimporter.db.imports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportFailure;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.model.imports.RowCounts;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// The `data` of a webhook event of an import: a part of its [ImportSummary].
///
/// @param changes REST path of the products that the import changed
@JsonNaming(SnakeCaseStrategy.class)
record ImportEvent(long id, String fileName, ImportState state, int attempt, String requestedBy, String message,
        @Nullable Instant startedAt, @Nullable Instant finishedAt, Rows rows, @Nullable ImportFailure error,
        String changes) {

    /// Rows by outcome and deactivated products, as one JSON object.
    record Rows(@JsonUnwrapped RowCounts counts, long deactivated) {}

    static ImportEvent of(ImportSummary summary) {
        return new ImportEvent(summary.id(), summary.fileName(), summary.state(), summary.attempt(),
                summary.requestedBy(), summary.message(), summary.startedAt(), summary.finishedAt(),
                new Rows(summary.rows(), summary.rowsDeactivated()), summary.error(),
                "/api/imports/" + summary.id() + "/changes");
    }
}
