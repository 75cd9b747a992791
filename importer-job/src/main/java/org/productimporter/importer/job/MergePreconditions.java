package org.productimporter.importer.job;

import org.productimporter.importer.failure.ImportFailedException;
import org.productimporter.importer.ledger.ChunkRepository;
import org.productimporter.importer.ledger.ImportAttempt;
import org.productimporter.importer.ledger.ImportChunk.Kind;
import org.productimporter.importer.ledger.ImportProgressRepository;
import org.productimporter.importer.ledger.ImportResultService;
import org.productimporter.importer.merge.MissingProducts;
import org.productimporter.importer.order.MergeTurnService;
import org.productimporter.model.imports.ImportFailure;
import org.productimporter.model.imports.ImportOptions.Missing;
import org.productimporter.model.imports.ImportPhase;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Verifies the preconditions of the merge: every range is staged, few enough rows were rejected, all imports that were
/// requested before have ended, and few enough products would be deactivated.
@Component
final class MergePreconditions {

    private final ImportProgressRepository progress;
    private final ChunkRepository chunks;
    private final ImportResultService results;
    private final MissingProducts missingProducts;
    private final TransactionTemplate transaction;
    private final MergeTurnService turns;

    MergePreconditions(ImportProgressRepository progress, ChunkRepository chunks, ImportResultService results,
            MissingProducts missingProducts, TransactionTemplate transaction, MergeTurnService turns) {
        this.turns = turns;
        this.progress = progress;
        this.chunks = chunks;
        this.results = results;
        this.missingProducts = missingProducts;
        this.transaction = transaction;
    }

    /// Begins the merge phase. Too many rejections fail at once; the catalogue is looked at when it is the turn of the
    /// import. A preview changes nothing and does not wait.
    void check(ImportAttempt attempt) {
        transaction.executeWithoutResult(_ -> {
            requireStaged(attempt);
            results.requireFewRejections(attempt);
        });
        if (!attempt.options().preview() && !turns.await(attempt)) {
            // Its workers find the same cause and end as stopped.
            return;
        }
        if (attempt.options().missing() == Missing.DEACTIVATE) {
            transaction.executeWithoutResult(_ -> requireFewMissing(attempt));
        }
        progress.enterPhase(attempt, ImportPhase.MERGE, message(attempt));
    }

    private static String message(ImportAttempt attempt) {
        return attempt.options().preview() ? "counting what the merge would do" : "merging into the catalogue";
    }

    /// Spring Batch 6.0.6 can end an interrupted step as COMPLETED, so the ledger decides.
    private void requireStaged(ImportAttempt attempt) {
        if (!chunks.isDone(attempt.id(), Kind.STAGE)) {
            throw new IllegalStateException(
                    "Import %s is not staged completely; the merge does not begin.".formatted(attempt.id()));
        }
    }

    /// Skipped as soon as a bucket is merged: its missing products are inactive and no longer counted.
    private void requireFewMissing(ImportAttempt attempt) {
        if (chunks.isStarted(attempt.id(), Kind.MERGE)) {
            return;
        }
        var found = missingProducts.count(attempt.id());
        var cap = attempt.options().missingCapPercent();
        if (found.missing() * 100 > found.active() * cap) {
            throw new ImportFailedException(new ImportFailure("Too many products would be deactivated",
                    "The file does not mention %,d of %,d active products, more than missing_cap_percent=%d allows. Nothing was merged."
                            .formatted(found.missing(), found.active(), cap),
                    "Check that the file is complete, or raise missing_cap_percent."));
        }
    }
}
