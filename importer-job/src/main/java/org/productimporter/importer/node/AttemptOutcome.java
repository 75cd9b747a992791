package org.productimporter.importer.node;

import java.time.Duration;

/// What the node does next about an import after an attempt.
sealed interface AttemptOutcome {

    /// Nothing: the import has ended, or belongs to somebody else.
    record Ended() implements AttemptOutcome {}

    /// Try again after a while, here or elsewhere.
    record Again(Duration after) implements AttemptOutcome {}
}
