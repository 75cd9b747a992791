package org.productimporter.importer.job;

import org.productimporter.model.imports.ImportFailure;
import org.productimporter.importer.ledger.Attempt;
import org.productimporter.importer.ledger.Chunk.Kind;
import org.productimporter.importer.report.ImportFailedException;
import org.productimporter.importer.staging.StagingTables;
import org.productimporter.model.imports.ImportOptions.Missing;
import org.productimporter.model.imports.Phase;
import org.springframework.transaction.support.TransactionTemplate;

/// What must hold before the first product changes: every range is staged, not too many rows were
/// rejected, not too many products would be deactivated.
final class CheckBeforeMerge {

    private final ImportParts parts;
    private final TransactionTemplate transaction;

    CheckBeforeMerge(ImportParts parts) {
        this.parts = parts;
        this.transaction = new TransactionTemplate(parts.transactions());
    }

    void check(Attempt attempt) {
        transaction.executeWithoutResult(
                _ -> {
                    requireStaged(attempt);
                    parts.results().requireAcceptable(attempt);
                    if (attempt.options().missing() == Missing.DEACTIVATE) {
                        requireFewMissing(attempt);
                    }
                });
        parts.progress().enter(attempt, Phase.MERGE, message(attempt));
    }

    private static String message(Attempt attempt) {
        return attempt.options().preview()
                ? "counting what the merge would do"
                : "merging into the catalogue";
    }

    /// Spring Batch has ended a step as completed that was only interrupted (6.0.6, faults of
    /// ChunkOrientedStep), so its word is not taken for it.
    private void requireStaged(Attempt attempt) {
        if (!parts.ledger().isDone(attempt.id(), Kind.STAGE)) {
            throw new IllegalStateException(
                    "Import %s is not staged completely; the merge does not begin."
                            .formatted(attempt.id()));
        }
    }

    /// Once a bucket is merged the question is settled: products that went missing are inactive
    /// now and no longer count.
    private void requireFewMissing(Attempt attempt) {
        if (parts.ledger().isBegun(attempt.id(), Kind.MERGE)) {
            return;
        }
        var found = parts.mergeBucket().countMissing(new StagingTables(attempt.id()));
        var cap = attempt.options().missingCapPercent();
        if (found.missing() * 100 > found.active() * cap) {
            throw new ImportFailedException(
                    new ImportFailure(
                            "Too many products would be deactivated",
                            "The file does not mention %,d of %,d active products, more than missing_cap_percent=%d allows. Nothing was merged."
                                    .formatted(found.missing(), found.active(), cap),
                            "Check that the file is complete, or raise missing_cap_percent."));
        }
    }
}
