package org.productimporter.importer.report;

import org.productimporter.importer.ledger.Attempt;

/// An attempt tried to move its import on after another attempt had taken over; nothing was
/// changed.
public final class FencedOffException extends RuntimeException {

    public FencedOffException(Attempt attempt) {
        super(
                "Attempt %d at import %s on node %s was replaced by a later one and ends here."
                        .formatted(attempt.number(), attempt.id(), attempt.node()));
    }
}
