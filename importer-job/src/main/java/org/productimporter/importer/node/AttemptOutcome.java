package org.productimporter.importer.node;

import java.time.Duration;

/// What the node does with an import after an attempt.
sealed interface AttemptOutcome {

    /// Nothing: the import has ended or another node manages it.
    record Ended() implements AttemptOutcome {}

    /// The import waits for its turn; the end of another import schedules it.
    record Waits() implements AttemptOutcome {}

    /// Another attempt follows after a delay, on this or another node.
    record Retry(Duration delay) implements AttemptOutcome {}
}
