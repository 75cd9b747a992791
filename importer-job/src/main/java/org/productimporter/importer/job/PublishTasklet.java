package org.productimporter.importer.job;

import org.productimporter.importer.ledger.ImportAttempt;
import org.productimporter.model.imports.ImportPhase;
import org.springframework.transaction.support.TransactionTemplate;

/// The last step: proves the sum, drops staging and ends the import, in one transaction. A
/// preview keeps its staging, for `apply` merges it.
final class PublishTasklet {

    private final ImportParts parts;
    private final TransactionTemplate transaction;

    PublishTasklet(ImportParts parts) {
        this.parts = parts;
        this.transaction = new TransactionTemplate(parts.transactions());
    }

    void publish(ImportAttempt attempt) {
        parts.progress().enter(attempt, ImportPhase.PUBLISH, "proving the sum");
        transaction.executeWithoutResult(_ -> {
            parts.results().finish(attempt, MergeChunkHandler.kind(attempt));
            if (!attempt.options().preview()) {
                parts.staging().drop(attempt.id());
            }
        });
    }
}
