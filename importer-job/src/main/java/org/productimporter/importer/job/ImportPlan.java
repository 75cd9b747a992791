package org.productimporter.importer.job;

import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.importer.ledger.ImportAttempt;
import org.productimporter.importer.rows.RangeParser;
import org.productimporter.importer.rows.RowOptions;
import org.productimporter.importer.staging.KeyRanges;
import org.springframework.transaction.support.TransactionTemplate;

/// What inspection decided about one import, read back from the tables by whoever works on it.
record ImportPlan(ImportAttempt attempt, ImportParts parts) {

    CsvLayout layout() {
        return parts.progress()
                .layout(attempt.id())
                .orElseThrow(
                        () -> new IllegalStateException("Import %s has not been inspected.".formatted(attempt.id())));
    }

    RangeParser parser() {
        return new RangeParser(layout(), RowOptions.of(attempt.options()));
    }

    KeyRanges keys() {
        var transaction = new TransactionTemplate(parts.transactions());
        return new KeyRanges(transaction.execute(_ -> parts.plan().borders(attempt.id())));
    }
}
