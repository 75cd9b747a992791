package org.productimporter.importer.ledger;

/// A fenced attempt tried to change its import after another attempt had taken over. Nothing was
/// changed.
public final class AttemptFencedException extends RuntimeException {

    AttemptFencedException(ImportAttempt attempt) {
        super("Attempt %d of import %s on node %s is fenced by a later attempt.".formatted(attempt.number(),
                attempt.id(), attempt.node()));
    }
}
