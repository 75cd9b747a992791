package org.productimporter.importer.job;

import org.productimporter.importer.ledger.Attempt;
import org.productimporter.model.imports.Phase;
import org.springframework.transaction.support.TransactionTemplate;

/// The last step: proves the sum, drops staging and ends the import, in one transaction. A
/// preview keeps its staging, for `apply` merges it.
final class PublishImport {

    private final ImportParts parts;
    private final TransactionTemplate transaction;

    PublishImport(ImportParts parts) {
        this.parts = parts;
        this.transaction = new TransactionTemplate(parts.transactions());
    }

    void publish(Attempt attempt) {
        parts.progress().enter(attempt, Phase.PUBLISH, "proving the sum");
        transaction.executeWithoutResult(
                _ -> {
                    parts.results().finish(attempt, MergeChunks.kind(attempt));
                    if (!attempt.options().preview()) {
                        parts.staging().drop(attempt.id());
                    }
                });
    }
}
