package org.productimporter.importer.ledger;

/// The answer to a worker that asks for a chunk.
public sealed interface Claim {

    /// The chunk is the worker's until its transaction ends.
    record Granted(Chunk chunk) implements Claim {}

    /// Every chunk of this kind is done, or (for a worker that does not wait) in other hands.
    record NoneLeft() implements Claim {}

    /// The import is not to be moved on by this worker: it was asked to stop, or another attempt
    /// has taken over.
    record Halted() implements Claim {}
}
