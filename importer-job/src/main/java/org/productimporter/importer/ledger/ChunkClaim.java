package org.productimporter.importer.ledger;

/// The answer to a worker that asks for a chunk.
public sealed interface ChunkClaim {

    /// The chunk is the worker's until its transaction ends.
    record Granted(ImportChunk chunk) implements ChunkClaim {}

    /// Every chunk of this kind is done, or (for a worker that does not wait) in other hands.
    record NoneLeft() implements ChunkClaim {}

    /// The import is not to be moved on by this worker: it was asked to stop, or another attempt
    /// has taken over.
    record Halted() implements ChunkClaim {}
}
