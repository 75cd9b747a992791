package org.productimporter.importer.runs;

import java.time.Duration;

/// What the node does next about an import after an attempt.
sealed interface Outcome {

    /// Nothing: the import has ended, or belongs to somebody else.
    record Ended() implements Outcome {}

    /// Try again after a while, here or elsewhere.
    record Again(Duration after) implements Outcome {}
}
