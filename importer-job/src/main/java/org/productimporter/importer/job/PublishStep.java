package org.productimporter.importer.job;

import java.io.UncheckedIOException;
import org.productimporter.importer.ledger.ImportAttempt;
import org.productimporter.importer.ledger.ImportProgressRepository;
import org.productimporter.importer.ledger.ImportResultService;
import org.productimporter.importer.normal.NormalForms;
import org.productimporter.importer.staging.StagingRepository;
import org.productimporter.model.imports.ImportPhase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The last step: verifies the totals, drops the staging tables and ends the import, in one transaction. A preview keeps
/// its staging tables, because `apply` merges them.
@Component
final class PublishStep {

    private static final Logger LOG = LoggerFactory.getLogger(PublishStep.class);

    private final ImportProgressRepository progress;
    private final ImportResultService results;
    private final StagingRepository staging;
    private final NormalForms normalForms;
    private final TransactionTemplate transaction;

    PublishStep(ImportProgressRepository progress, ImportResultService results, StagingRepository staging,
            NormalForms normalForms, TransactionTemplate transaction) {
        this.normalForms = normalForms;
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
        if (!attempt.options().preview()) {
            deleteNormalForm(attempt);
        }
    }

    /// The import has ended, so a failure here must not look like one of the import. Every node deletes such files later.
    private void deleteNormalForm(ImportAttempt attempt) {
        try {
            normalForms.delete(attempt.id());
        } catch (UncheckedIOException e) {
            LOG.warn("The normal form of import {} cannot be deleted now", attempt.id(), e);
        }
    }
}
