package org.productimporter.importer.job;

import org.productimporter.importer.ledger.ImportAttempt;
import org.productimporter.importer.ledger.ImportProgressRepository;
import org.productimporter.importer.ledger.ImportResultService;
import org.productimporter.importer.staging.StagingRepository;
import org.productimporter.model.imports.ImportPhase;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The last step: verifies the totals, drops the staging tables and ends the import, in one transaction. A preview keeps
/// its staging tables, because `apply` merges them.
@Component
final class PublishStep {

    private final ImportProgressRepository progress;
    private final ImportResultService results;
    private final StagingRepository staging;
    private final TransactionTemplate transaction;

    PublishStep(ImportProgressRepository progress, ImportResultService results, StagingRepository staging,
            TransactionTemplate transaction) {
        this.progress = progress;
        this.results = results;
        this.staging = staging;
        this.transaction = transaction;
    }

    void run(ImportAttempt attempt) {
        progress.enterPhase(attempt, ImportPhase.PUBLISH, "verifying the totals");
        transaction.executeWithoutResult(_ -> {
            results.finish(attempt, MergeStep.kind(attempt));
            if (!attempt.options().preview()) {
                staging.drop(attempt.id());
            }
        });
    }
}
