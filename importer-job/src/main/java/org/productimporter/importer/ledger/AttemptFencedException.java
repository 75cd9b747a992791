package org.productimporter.importer.ledger;

/// An attempt tried to move its import on after another attempt had taken over; nothing was
/// changed.
public final class AttemptFencedException extends RuntimeException {

    public AttemptFencedException(ImportAttempt attempt) {
        super("Attempt %d at import %s on node %s was replaced by a later one and ends here."
                .formatted(attempt.number(), attempt.id(), attempt.node()));
    }
}
