package org.productimporter.importer.job;

import org.productimporter.importer.ledger.ImportAttempt;
import org.productimporter.importer.ledger.ImportChunk.Kind;
import org.productimporter.importer.ledger.ImportFailedException;
import org.productimporter.importer.staging.StagingTableNames;
import org.productimporter.model.imports.ImportFailure;
import org.productimporter.model.imports.ImportOptions.Missing;
import org.productimporter.model.imports.ImportPhase;
import org.springframework.transaction.support.TransactionTemplate;

/// What must hold before the first product changes: every range is staged, not too many rows were
/// rejected, not too many products would be deactivated.
final class MergePreconditions {

    private final ImportParts parts;
    private final TransactionTemplate transaction;

    MergePreconditions(ImportParts parts) {
        this.parts = parts;
        this.transaction = new TransactionTemplate(parts.transactions());
    }

    void check(ImportAttempt attempt) {
        transaction.executeWithoutResult(_ -> {
            requireStaged(attempt);
            parts.results().requireAcceptable(attempt);
            if (attempt.options().missing() == Missing.DEACTIVATE) {
                requireFewMissing(attempt);
            }
        });
        parts.progress().enter(attempt, ImportPhase.MERGE, message(attempt));
    }

    private static String message(ImportAttempt attempt) {
        return attempt.options().preview() ? "counting what the merge would do" : "merging into the catalogue";
    }

    /// Spring Batch has ended a step as completed that was only interrupted (6.0.6, faults of
    /// ChunkOrientedStep), so its word is not taken for it.
    private void requireStaged(ImportAttempt attempt) {
        if (!parts.ledger().isDone(attempt.id(), Kind.STAGE)) {
            throw new IllegalStateException(
                    "Import %s is not staged completely; the merge does not begin.".formatted(attempt.id()));
        }
    }

    /// Once a bucket is merged the question is settled: products that went missing are inactive
    /// now and no longer count.
    private void requireFewMissing(ImportAttempt attempt) {
        if (parts.ledger().isBegun(attempt.id(), Kind.MERGE)) {
            return;
        }
        var found = parts.mergeBucket().countMissing(new StagingTableNames(attempt.id()));
        var cap = attempt.options().missingCapPercent();
        if (found.missing() * 100 > found.active() * cap) {
            throw new ImportFailedException(new ImportFailure("Too many products would be deactivated",
                    "The file does not mention %,d of %,d active products, more than missing_cap_percent=%d allows. Nothing was merged."
                            .formatted(found.missing(), found.active(), cap),
                    "Check that the file is complete, or raise missing_cap_percent."));
        }
    }
}
