package org.productimporter.importer.ledger;

/// The result of claiming a chunk.
public sealed interface ChunkClaim {

    /// The chunk belongs to the worker until its transaction ends.
    record Granted(ImportChunk chunk) implements ChunkClaim {}

    /// Every chunk of this kind is done or, with `SKIP_LOCKED`, locked by another worker.
    record NoneLeft() implements ChunkClaim {}

    /// The import has ended, is stopping, or another attempt has taken over.
    record Revoked() implements ChunkClaim {}
}
